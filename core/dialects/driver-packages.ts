import type { Observation, Sourced, Transport } from '../model/mailer.ts';
import type { Installed } from '../versions/installed.ts';

/** https://laravel.com/docs/12.x/mail#driver-prerequisites */
const LARAVEL: Readonly<Partial<Record<Transport, string>>> = {
  ses: 'aws/aws-sdk-php',
  mailgun: 'symfony/mailgun-mailer',
  postmark: 'symfony/postmark-mailer',
  resend: 'resend/resend-php',
};

/** By the beginning of the scheme, `mailgun` of `mailgun+api`. https://symfony.com/doc/current/mailer.html#using-a-3rd-party-transport */
const SYMFONY: Readonly<Record<string, string>> = {
  ses: 'symfony/amazon-mailer',
  brevo: 'symfony/brevo-mailer',
  gmail: 'symfony/google-mailer',
  mailersend: 'symfony/mailersend-mailer',
  mailgun: 'symfony/mailgun-mailer',
  mailjet: 'symfony/mailjet-mailer',
  postmark: 'symfony/postmark-mailer',
  resend: 'symfony/resend-mailer',
  sendgrid: 'symfony/sendgrid-mailer',
};

export function observeLaravelDriver(transport: Sourced<Transport>, installed: Installed): readonly Observation[] {
  return missing(transport, { name: LARAVEL[transport.value], beside: 'laravel/framework' }, installed);
}

export function observeSymfonyDriver(scheme: Sourced<string>, installed: Installed): readonly Observation[] {
  const [bridge = ''] = scheme.value.split('+', 1);
  return missing(scheme, { name: SYMFONY[bridge], beside: 'symfony/mailer' }, installed);
}

interface Wanted {
  readonly name: string | undefined;
  /** A package that is there for certain once the lock file is known: without it nobody knows what is missing. */
  readonly beside: string;
}

function missing(driver: Sourced<string>, { name, beside }: Wanted, installed: Installed): readonly Observation[] {
  if (name === undefined || driver.origin === 'default' || installed(name) !== undefined) return [];
  if (installed(beside)?.certainty !== 'installed') return [];
  return [{ kind: 'driver-package', settings: [driver], package: name }];
}
