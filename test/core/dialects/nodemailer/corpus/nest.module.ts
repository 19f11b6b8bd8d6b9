import { MailerModule } from '@nestjs-modules/mailer';
import { HandlebarsAdapter } from '@nestjs-modules/mailer/dist/adapters/handlebars.adapter';
import { Module } from '@nestjs/common';
import { ConfigModule, ConfigService } from '@nestjs/config';

@Module({
  imports: [
    ConfigModule.forRoot({ isGlobal: true }),
    MailerModule.forRootAsync({
      inject: [ConfigService],
      useFactory: async (config: ConfigService) => ({
        transport: {
          host: config.get<string>('MAIL_HOST'),
          port: Number(`${process.env.MAIL_PORT}`),
          secure: config.get<boolean>('MAIL_SECURE'),
          ignoreTLS: true,
          auth: {
            user: config.get<string>('MAIL_USER'),
            pass: config.get<string>('MAIL_PASSWORD'),
          },
        },
        defaults: {
          from: '"Shop" <shop@example.org>',
        },
        template: { dir: 'templates', adapter: new HandlebarsAdapter() },
      }),
    }),
  ],
})
export class MailModule {}

@Module({ imports: [MailerModule.forRoot({ transport: 'smtps://ann:secret@smtp.example.net' })] })
export class DirectModule {}

@Module({
  imports: [
    MailerModule.forRootAsync({
      useFactory() {
        const options = { transport: { host: 'smtp.example.net', port: 465, secure: false } };
        return options;
      },
    }),
  ],
})
export class MethodModule {}
