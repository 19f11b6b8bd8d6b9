import { defineConfig, transports } from '@adonisjs/mail';
import env from '#start/env';

const relay = transports.smtp({ service: 'gmail', auth: { type: 'login', user: env.get('SMTP_USERNAME'), pass: env.get('SMTP_PASSWORD') } });

export default defineConfig({
  default: 'smtp',
  from: env.get('MAIL_FROM'),
  mailers: {
    relay,
    smtp: transports.smtp({
      host: env.get('SMTP_HOST') || 'smtp.example.org',
      port: 2525,
      secure: false, // STARTTLS
      auth: env.get('SMTP_USERNAME') ? { type: 'login', user: env.get('SMTP_USERNAME'), pass: env.get('SMTP_PASSWORD') } : undefined,
      tls: { rejectUnauthorized: false },
    }),
  },
});
