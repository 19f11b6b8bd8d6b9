import { lines } from './snippet.ts';
import type { Snippet } from './snippet.ts';

/** Laravel 11 and later: https://laravel.com/docs/12.x/mail#configuration */
export const laravelEnv: Snippet = {
  id: 'laravel-env',
  label: 'Laravel .env',
  language: 'dotenv',
  fileName: '.env',
  variables: { username: 'MAIL_USERNAME', password: 'MAIL_PASSWORD' },
  generate: ({ host, port, encryption, login, from, certificateFile }) =>
    lines(
      certificateFile !== undefined && `# PHP trusts this certificate with openssl.cafile=${certificateFile} in php.ini.`,
      'MAIL_MAILER=smtp',
      `MAIL_SCHEME=${encryption === 'implicit' ? 'smtps' : 'smtp'}`,
      `MAIL_HOST=${host}`,
      `MAIL_PORT=${port}`,
      login && '# MAIL_USERNAME and MAIL_PASSWORD come from the environment of the process, which a .env file does not override.',
      from !== undefined && `MAIL_FROM_ADDRESS="${from}"`,
    ),
};
