import type { MailerSpec, Writer } from './mailer-spec.ts';
import { commas, indent, lines, literal, sender } from './mailer-spec.ts';

function process(name: string): string {
  return `process.env.${name}`;
}

function nodemailerOptions(spec: MailerSpec, refer: (name: string) => string): string {
  const { host, port, encryption, username, password, login, certificate } = spec;
  const pass = login === undefined ? `, pass: ${password === undefined ? refer('SMTP_PASSWORD') : literal(password)}` : '';
  return lines(
    host !== undefined && `  host: ${literal(host)},`,
    port !== undefined && `  port: ${literal(port)},`,
    encryption !== undefined && `  secure: ${String(encryption === 'implicit')},`,
    encryption === 'starttls' && '  requireTLS: true,',
    encryption === 'none' && '  ignoreTLS: true,',
    certificate === 'unverified' && '  tls: { rejectUnauthorized: false },',
    username !== undefined && `  auth: { user: ${literal(username)}${pass} },`,
  );
}

function defaultsOf(spec: MailerSpec): string {
  return spec.from === undefined ? '' : `, { from: ${literal(sender(spec))} }`;
}

function writeGhost(spec: MailerSpec): string {
  const { host, port, encryption, username, password, certificate } = spec;
  const options = commas(
    host !== undefined && `      "host": ${JSON.stringify(host)}`,
    port !== undefined && `      "port": ${JSON.stringify(port)}`,
    encryption !== undefined && `      "secure": ${String(encryption === 'implicit')}`,
    encryption === 'starttls' && '      "requireTLS": true',
    encryption === 'none' && '      "ignoreTLS": true',
    certificate === 'unverified' && '      "tls": { "rejectUnauthorized": false }',
    username !== undefined &&
      `      "auth": { "user": ${JSON.stringify(username)}${password === undefined ? '' : `, "pass": ${JSON.stringify(password)}`} }`,
  );
  return lines(
    '{',
    '  "mail": {',
    spec.from !== undefined && `    "from": ${JSON.stringify(sender(spec))},`,
    '    "transport": "SMTP",',
    '    "options": {',
    ...options,
    '    }',
    '  }',
    '}',
  );
}

export const nodemailer: Writer = spec => [
  {
    name: spec.place ? 'mailer.production.js' : 'mailer.js',
    text: `import { createTransport } from 'nodemailer';\n\ncreateTransport({\n${nodemailerOptions(spec, process)}}${defaultsOf(spec)});\n`,
  },
];

export const authjs: Writer = spec => [
  {
    name: spec.place ? 'auth.production.ts' : 'auth.ts',
    text: `import Nodemailer from 'next-auth/providers/nodemailer';

export const providers = [
  Nodemailer({
    server: {
${indent(nodemailerOptions(spec, process), 4)}    },
${spec.from === undefined ? '' : `    from: ${literal(sender(spec))},\n`}  }),
];
`,
  },
];

export const adonis: Writer = spec => [
  {
    name: spec.place ? 'production/mail.ts' : 'config/mail.ts',
    text: `import env from '#start/env';
import { defineConfig, transports } from '@adonisjs/mail';

export default defineConfig({
  default: 'smtp',
${spec.from === undefined ? '' : `  from: ${spec.senderName === undefined ? literal(spec.from) : `{ address: ${literal(spec.from)}, name: ${literal(spec.senderName)} }`},\n`}  mailers: {
    smtp: transports.smtp({
${indent(
  nodemailerOptions(spec, name => `env.get('${name}')`),
  4,
)}    }),
  },
});
`,
  },
];

export const strapi: Writer = spec => [
  {
    name: spec.place ? 'config/env/production/plugins.js' : 'config/plugins.js',
    text: `module.exports = ({ env }) => ({
  email: {
    config: {
      provider: 'nodemailer',
      providerOptions: {
${indent(
  nodemailerOptions(spec, name => `env('${name}')`),
  6,
)}      },
${spec.from === undefined ? '' : `      settings: { defaultFrom: ${literal(sender(spec))} },\n`}    },
  },
});
`,
  },
];

export const ghost: Writer = spec => [{ name: spec.place ? 'config.production.json' : 'config.development.json', text: writeGhost(spec) }];
