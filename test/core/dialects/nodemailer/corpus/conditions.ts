import { createTransport } from 'nodemailer';
import type SMTPTransport from 'nodemailer/lib/smtp-transport';

const isProduction = process.env.NODE_ENV === 'production';

function optionsFromEnvironment(port = 587): SMTPTransport.Options {
  return {
    host: process.env.SMTP_HOST ?? 'smtp.example.net',
    port,
    auth: process.env.SMTP_USER ? { user: process.env.SMTP_USER, pass: process.env.SMTP_PASS } : undefined,
  };
}

const local = () => ({ host: 'localhost', port: 1025, ignoreTLS: true });

function chosen() {
  if (isProduction) return { host: 'smtp.example.net' };
  return { host: 'localhost' };
}

export const fromFunction = createTransport(optionsFromEnvironment());
export const fromArrow = createTransport(local());
export const either = createTransport(chosen());
export const spread = createTransport({ host: 'smtp.example.net', ...(process.env.SMTP_USER && { auth: { user: process.env.SMTP_USER, pass: 'hunter2' } }) });
export const verification = createTransport({ host: 'smtp.example.net', tls: isProduction ? undefined : { rejectUnauthorized: false } });
export const switched = createTransport(isProduction ? { host: 'smtp.example.net' } : { host: 'localhost' });

export class Mailer {
  readonly #transport = createTransport(this.options());

  private options(): SMTPTransport.Options {
    return { host: 'smtp.example.net', port: 465, secure: true, auth: isProduction && { user: 'ann', pass: process.env.SMTP_PASS } };
  }
}

export async function lazily() {
  const nodemailer = await import('nodemailer').then(module => module.default);
  return nodemailer.createTransport({ host: 'smtp.example.net' });
}
