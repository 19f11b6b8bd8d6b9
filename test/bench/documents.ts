/** Documents of a wanted length, with the same number of lines for Envelope and for its peers. Every third line is mail's own. */
export interface BenchDocument {
  readonly uri: string;
  readonly languageId: string;
  readonly text: string;
  /** The line in which the bench types and deletes a character. */
  readonly editLine: number;
}

function numbered(lines: number, line: (position: number) => string): string[] {
  return Array.from({ length: lines }, (_, position) => line(position));
}

export function environmentFile(lines: number): BenchDocument {
  const mail = [
    'EMAIL_HOST=smtp.example.org',
    'EMAIL_PORT=465',
    'EMAIL_HOST_USER=app@example.org',
    'EMAIL_USE_TLS=True',
    'DEFAULT_FROM_EMAIL=app@example.org',
  ];
  const rest = numbered(lines - mail.length, position =>
    position % 5 === 0 ? `# section ${position}` : `FEATURE_${position}="value ${position}"`,
  );
  return {
    uri: 'file:///bench/.env',
    languageId: 'dotenv',
    text: [...rest.slice(0, 20), ...mail, ...rest.slice(20)].join('\n') + '\n',
    editLine: 21,
  };
}

export function djangoSettings(lines: number): BenchDocument {
  const mail = [
    'EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"',
    'EMAIL_HOST = os.environ.get("EMAIL_HOST", "smtp.example.org")',
    'EMAIL_PORT = 465',
    'EMAIL_USE_TLS = True',
    'EMAIL_HOST_USER = os.environ["EMAIL_HOST_USER"]',
    'EMAIL_HOST_PASSWORD = os.environ["EMAIL_HOST_PASSWORD"]',
  ];
  const rest = numbered(lines - mail.length - 2, position =>
    position % 4 === 0
      ? `# option ${position}`
      : `OPTION_${position} = {"name": "value", "list": [${position}, ${position + 1}], "on": True}`,
  );
  const text = ['import os', '', ...rest.slice(0, 90), ...mail, ...rest.slice(90)].join('\n') + '\n';
  return { uri: 'file:///bench/settings.py', languageId: 'python', text, editLine: 94 };
}

export function nodemailerModule(lines: number): BenchDocument {
  const mail = [
    'export const transport = nodemailer.createTransport({',
    '  host: process.env.SMTP_HOST,',
    '  port: 465,',
    '  secure: false,',
    '  auth: { user: process.env.SMTP_USER, pass: process.env.SMTP_PASS },',
    '});',
  ];
  const rest = numbered(lines - mail.length - 1, position =>
    position % 4 === 0
      ? `// step ${position}`
      : `export const step${position} = (input: number): number => input * ${position} + ${position % 7};`,
  );
  const text = ["import nodemailer from 'nodemailer';", ...rest.slice(0, 90), ...mail, ...rest.slice(90)].join('\n') + '\n';
  return { uri: 'file:///bench/mailer.ts', languageId: 'typescript', text, editLine: 93 };
}

export function dockerfile(lines: number): BenchDocument {
  const rest = numbered(lines - 3, position => {
    if (position % 5 === 0) return `# layer ${position}`;
    return position % 2 === 0 ? `ENV FEATURE_${position}="value ${position}"` : `RUN echo ${position} && mkdir -p /srv/${position}`;
  });
  const text = ['FROM debian:12', ...rest, 'WORKDIR /srv', 'CMD ["true"]'].join('\n') + '\n';
  return { uri: 'file:///bench/Dockerfile', languageId: 'dockerfile', text, editLine: Math.floor(lines / 2) };
}

export function jsonDocument(lines: number): BenchDocument {
  const rest = numbered(
    lines - 2,
    position => `  "feature${position}": { "value": ${position}, "name": "value ${position}" }${position === lines - 3 ? '' : ','}`,
  );
  return {
    uri: 'file:///bench/data.json',
    languageId: 'json',
    text: ['{', ...rest, '}'].join('\n') + '\n',
    editLine: Math.floor(lines / 2),
  };
}
