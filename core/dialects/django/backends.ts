import type { Transport } from '../../model/mailer.ts';

/** https://docs.djangoproject.com/en/5.2/topics/email/#email-backends, https://anymail.dev/en/stable/esps/ and django-ses. */
const BACKENDS: ReadonlyMap<string, Transport> = new Map<string, Transport>([
  ['django.core.mail.backends.smtp.EmailBackend', 'smtp'],
  ['django.core.mail.backends.console.EmailBackend', 'console'],
  ['django.core.mail.backends.filebased.EmailBackend', 'file'],
  ['django.core.mail.backends.locmem.EmailBackend', 'memory'],
  ['django.core.mail.backends.dummy.EmailBackend', 'memory'],
  ['anymail.backends.amazon_ses.EmailBackend', 'ses'],
  ['anymail.backends.mailgun.EmailBackend', 'mailgun'],
  ['anymail.backends.postmark.EmailBackend', 'postmark'],
  ['anymail.backends.resend.EmailBackend', 'resend'],
  ['anymail.backends.sendgrid.EmailBackend', 'sendgrid'],
  ['django_ses.SESBackend', 'ses'],
]);

/** A backend that is nobody's known one sends in a way of its own. */
export function transportOf(backend: string): Transport {
  return BACKENDS.get(backend) ?? 'other';
}
