/** The packages whose version, or presence, changes what mail settings mean; by the registry that they come from. */
export const PACKAGES = {
  npm: ['nodemailer', 'next-auth', '@auth/core', 'dotenv', 'dotenv-expand', '@dotenvx/dotenvx', 'next', 'vite', '@aws-sdk/client-sesv2'],
  python: [
    ...['django', 'django-environ', 'python-decouple', 'python-dotenv', 'environs', 'dj-email-url', 'django-anymail'],
    ...['flask-mail', 'fastapi-mail', 'aiosmtplib'],
  ],
  composer: [
    'laravel/framework',
    'illuminate/mail',
    'symfony/dotenv',
    'symfony/framework-bundle',
    'symfony/mailer',
    'vlucas/phpdotenv',
    'phpmailer/phpmailer',
    // What drivers are in.
    ...['aws/aws-sdk-php', 'resend/resend-php', 'symfony/amazon-mailer', 'symfony/brevo-mailer', 'symfony/google-mailer'],
    ...['symfony/mailersend-mailer', 'symfony/mailgun-mailer', 'symfony/mailjet-mailer', 'symfony/postmark-mailer'],
    ...['symfony/resend-mailer', 'symfony/sendgrid-mailer'],
  ],
  ruby: ['rails', 'actionmailer', 'mail', 'dotenv-rails', 'net-smtp'],
  maven: [
    ...['spring-boot', 'spring-boot-starter-parent', 'spring-boot-dependencies', 'spring-boot-starter-mail'],
    ...['angus-mail', 'jakarta.mail', 'javax.mail'],
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Python's names are compared without case, with `-` for `_` and `.` (PEP 503). */
export function pythonName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}
