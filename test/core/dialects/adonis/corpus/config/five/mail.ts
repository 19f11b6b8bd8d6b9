import Env from '@ioc:Adonis/Core/Env'
import { MailConfig } from '@ioc:Adonis/Addons/Mail'

const mailConfig: MailConfig = {
  mailer: 'smtp',

  mailers: {
    smtp: {
      driver: 'smtp',
      host: Env.get('SMTP_HOST', 'smtp.example.org'),
      port: Env.get('SMTP_PORT', '587'),
      secure: Env.get('SMTP_SECURE'),
      auth: {
        user: Env.get('SMTP_USERNAME'),
        pass: Env.get('SMTP_PASSWORD'),
        type: 'login',
      },
    },

    'second one': { driver: "smtp", host: 'relay.example.org', port: 465, secure: false },

    mailgun: {
      driver: 'mailgun',
      baseUrl: 'https://api.mailgun.net/v3',
      key: Env.get('MAILGUN_API_KEY'),
    },
  },
}

export default mailConfig
