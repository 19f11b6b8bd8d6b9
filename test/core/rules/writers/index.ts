import { adonis, authjs, ghost, nodemailer, strapi } from './javascript.ts';
import type { Writer } from './mailer-spec.ts';
import { compose, dotenv, laravel, phpmailer, rails, spring, symfony } from './others.ts';
import { aiosmtplib, django, djangoMailers, fastapiMail, flaskMail, smtplib } from './python.ts';

/** One for each dialect, by its id. */
export const WRITERS: Readonly<Record<string, Writer>> = {
  adonis,
  aiosmtplib,
  authjs,
  compose,
  'django-mailers': djangoMailers,
  django,
  dotenv,
  'fastapi-mail': fastapiMail,
  'flask-mail': flaskMail,
  ghost,
  laravel,
  nodemailer,
  phpmailer,
  rails,
  smtplib,
  spring,
  strapi,
  symfony,
};
