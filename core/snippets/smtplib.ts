import { quotePython } from './python.ts';
import { lines } from './snippet.ts';
import type { Snippet } from './snippet.ts';

const VARIABLES = { username: 'SMTP_USER', password: 'SMTP_PASSWORD' } as const;

/** smtplib with a verified certificate, which it does not ask for by itself: https://docs.python.org/3/library/smtplib.html */
export const smtplib: Snippet = {
  id: 'smtplib',
  label: 'Python smtplib',
  language: 'python',
  fileName: 'mailer.py',
  variables: VARIABLES,
  generate: ({ host, port, encryption, login, from, certificateFile }) => {
    const encrypted = encryption !== 'none';
    const context = `ssl.create_default_context(${certificateFile === undefined ? '' : `cafile=${quotePython(certificateFile)}`})`;
    const address = `${quotePython(host)}, ${port}, timeout=10`;
    return lines(
      login && 'import os',
      'import smtplib',
      encrypted && 'import ssl',
      'from email.message import EmailMessage',
      '\n',
      'def send(message: EmailMessage) -> None:',
      from !== undefined && '    if "From" not in message:',
      from !== undefined && `        message["From"] = ${quotePython(from)}`,
      encrypted && `    context = ${context}`,
      encryption === 'implicit'
        ? `    with smtplib.SMTP_SSL(${address}, context=context) as smtp:`
        : `    with smtplib.SMTP(${address}) as smtp:`,
      encryption === 'starttls' && '        smtp.starttls(context=context)',
      login && `        smtp.login(os.environ["${VARIABLES.username}"], os.environ["${VARIABLES.password}"])`,
      '        smtp.send_message(message)',
    );
  },
};
