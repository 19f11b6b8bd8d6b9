import { lines } from './snippet.ts';
import type { Snippet } from './snippet.ts';

const VARIABLES = { username: 'SMTP_USER', password: 'SMTP_PASS' } as const;

/** nodemailer: https://nodemailer.com/smtp/ */
export const nodemailer: Snippet = {
  id: 'nodemailer',
  label: 'nodemailer',
  language: 'javascript',
  fileName: 'mailer.mjs',
  variables: VARIABLES,
  generate: ({ host, port, encryption, login, from, certificateFile }) =>
    lines(
      certificateFile !== undefined && "import { readFileSync } from 'node:fs';",
      "import nodemailer from 'nodemailer';",
      '',
      from === undefined
        ? 'export const transport = nodemailer.createTransport({'
        : 'export const transport = nodemailer.createTransport(\n  {',
      ...indent(
        from === undefined ? '  ' : '    ',
        `host: ${quote(host)},`,
        `port: ${port},`,
        `secure: ${encryption === 'implicit'},`,
        encryption === 'starttls' && 'requireTLS: true,',
        encryption === 'none' && 'ignoreTLS: true,',
        certificateFile !== undefined && `tls: { ca: readFileSync(${quote(certificateFile)}) },`,
        login && `auth: { user: process.env.${VARIABLES.username}, pass: process.env.${VARIABLES.password} },`,
      ),
      ...(from === undefined ? ['});'] : ['  },', `  { from: ${quote(from)} },`, ');']),
    ),
};

function indent(white: string, ...parts: readonly (string | false)[]): string[] {
  return parts.flatMap(part => (part === false ? [] : [white + part]));
}

/** A JavaScript string literal. */
function quote(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
