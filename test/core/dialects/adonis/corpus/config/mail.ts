import env from '#start/env'
import { defineConfig, transports } from '@adonisjs/mail'

const mailConfig = defineConfig({
  default: env.get('MAIL_MAILER', 'smtp'),

  from: {
    address: 'orders@example.org',
    name: 'Orders',
  },

  mailers: {
    smtp: transports.smtp({
      host: env.get('SMTP_HOST', 'smtp.example.net'),
      port: env.get('SMTP_PORT', 587),
      auth: {
        type: 'login',
        user: env.get('SMTP_USERNAME'),
        pass: env.get('SMTP_PASSWORD'),
      },
    }),
    'bulk': transports.smtp({
      host: 'bulk.example.net',
      port: 465,
      secure: true,
      requireTLS: false,
      auth: { type: 'login', user: 'bulk', pass: 'Kq7vT2mXb9' },
      pool: true,
    }),
    ses: transports.ses({ region: 'eu-west-1' }),
  },
})

export default mailConfig

declare module '@adonisjs/mail/types' {
  export interface MailersList extends InferMailers<typeof mailConfig> {}
}
