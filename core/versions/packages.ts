/** The packages whose version, or presence, changes what mail settings mean; by the registry that they come from. */
export const PACKAGES = {
  npm: ['nodemailer', 'next-auth', '@auth/core', 'dotenv', 'dotenv-expand', '@dotenvx/dotenvx', 'next', 'vite'],
  python: [
    ...['django', 'django-environ', 'python-decouple', 'python-dotenv', 'environs', 'dj-email-url', 'django-anymail'],
    ...['flask-mail', 'fastapi-mail', 'aiosmtplib'],
  ],
  composer: ['laravel/framework', 'illuminate/mail', 'symfony/mailer', 'vlucas/phpdotenv', 'phpmailer/phpmailer'],
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
