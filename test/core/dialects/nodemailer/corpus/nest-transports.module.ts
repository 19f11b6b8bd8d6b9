import { Module } from '@nestjs/common';
import { MailerModule } from '@nestjs-modules/mailer';

@Module({
  imports: [
    MailerModule.forRoot({
      transports: {
        orders: {
          host: 'smtp.example.net',
          port: 587,
          requireTLS: true,
          auth: { user: 'orders', pass: process.env.ORDERS_PASSWORD },
        },
        alerts: 'smtps://alerts:Kq7vT2mXb9@smtp.example.org',
      },
      defaults: { from: '"Orders" <orders@example.org>' },
    }),
  ],
})
export class MailModule {}
