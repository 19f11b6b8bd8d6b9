import { quotePython } from './python.ts';
import { lines } from './snippet.ts';
import type { Snippet } from './snippet.ts';

const VARIABLES = { username: 'EMAIL_HOST_USER', password: 'EMAIL_HOST_PASSWORD' } as const;

/** Django: https://docs.djangoproject.com/en/stable/ref/settings/#email-backend */
export const django: Snippet = {
  id: 'django',
  label: 'Django settings.py',
  language: 'python',
  fileName: 'settings.py',
  variables: VARIABLES,
  generate: ({ host, port, encryption, login, from, certificateFile }) =>
    lines(
      login && 'import os\n',
      certificateFile !== undefined &&
        `# Start Python with SSL_CERT_FILE=${certificateFile}: Django has no setting for the authorities to trust.`,
      'EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"',
      `EMAIL_HOST = ${quotePython(host)}`,
      `EMAIL_PORT = ${port}`,
      encryption === 'starttls' && 'EMAIL_USE_TLS = True',
      encryption === 'implicit' && 'EMAIL_USE_SSL = True',
      login && `EMAIL_HOST_USER = os.environ["${VARIABLES.username}"]`,
      login && `EMAIL_HOST_PASSWORD = os.environ["${VARIABLES.password}"]`,
      '# Seconds. Django waits for ever without it.',
      'EMAIL_TIMEOUT = 10',
      from !== undefined && `DEFAULT_FROM_EMAIL = ${quotePython(from)}`,
    ),
};
