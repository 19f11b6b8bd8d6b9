import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createTransport } from 'nodemailer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Mailer } from '../../../../core/model/mailer.ts';
import { nodemailer } from '../../../../core/dialects/nodemailer/index.ts';
import type { Lookup } from '../../../../core/environment/evaluate.ts';
import { environment, mailerIn } from '../reading.ts';

/** The one mailer of a TypeScript text. */
function mailerOfCall(text: string, lookup?: Lookup): Promise<Mailer> {
  return mailerIn(nodemailer, { path: 'mailer.ts', text: `import nodemailer from 'nodemailer';\n${text}` }, lookup);
}

/** What the installed nodemailer makes of a first argument, read off its connection before it connects. */
interface Connection {
  readonly host: string;
  readonly port: number;
  readonly secureConnection: boolean;
  readonly options: Readonly<Record<string, unknown>>;
}

function connect(argument: unknown): Connection {
  const { transporter } = createTransport(argument as string) as unknown as { readonly transporter: { readonly options: object } };
  return new SMTPConnection(transporter.options) as unknown as Connection;
}

function encryptionOf({ secureConnection, options }: Connection): string {
  if (secureConnection) return 'implicit';
  if (options['requireTLS']) return 'starttls';
  return options['ignoreTLS'] ? 'none' : 'opportunistic';
}

function agree(mailer: Mailer, connection: Connection): void {
  const login = connection.options['auth'] as { user?: string; pass?: string } | undefined;
  const port = mailer.port?.value ?? (mailer.invalidPort && connection.port);
  assert.deepEqual(
    {
      host: mailer.host?.value.toLowerCase(),
      port,
      encryption: mailer.encryption?.value,
      user: mailer.username?.value ?? '',
      pass: mailer.password?.value.reveal() ?? '',
    },
    {
      host: connection.host.toLowerCase(),
      port: connection.port,
      encryption: encryptionOf(connection),
      user: login?.user ?? '',
      pass: login?.pass ?? '',
    },
  );
}

const flag = fc.constantFrom(true, false, null, 0, 1, '', 'true', 'false');
const host = fc.constantFrom('smtp.example.net', 'localhost', '127.0.0.1', '');
const port = fc.constantFrom<unknown>(25, 465, 587, 2525, '465', '587', ' 465 ', 'abc', '', 0, null, 70_000);
const service = fc.constantFrom(
  'Gmail',
  'gmail',
  'SendGrid',
  'AOL',
  'Outlook365',
  'Bluewin',
  'Maildev',
  'hot.ee',
  'BOL',
  'ann@yahoo.com',
  'Gmial',
  '',
);
const url = fc
  .record({
    scheme: fc.constantFrom('smtp', 'smtps', 'SMTP'),
    login: fc.constantFrom('', 'ann@', 'ann:pass@', 'ann%40example.org:p%23w@', ':pass@'),
    host: fc.constantFrom('smtp.example.net', 'localhost', '127.0.0.1', '[::1]'),
    port: fc.constantFrom('', ':25', ':465', ':587'),
    query: fc.constantFrom(
      '',
      '?pool=true',
      '?requireTLS=true',
      '/?ignoreTLS=true&secure=true',
      '?port=2525',
      '?service=Gmail',
      '?secure=false&host=other',
    ),
  })
  .map(({ scheme, login, host: name, port: number, query }) => `${scheme}://${login}${name}${number}${query}`);

const options = fc.record(
  {
    host,
    port,
    secure: flag,
    requireTLS: flag,
    ignoreTLS: flag,
    opportunisticTLS: flag,
    service,
    url,
    auth: fc.record({ user: fc.constantFrom('ann', ''), pass: fc.constantFrom('p', '') }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);

test('an options object means what the installed nodemailer makes of it', async () => {
  await fc.assert(
    fc.asyncProperty(options, async given => {
      agree(await mailerOfCall(`nodemailer.createTransport(${JSON.stringify(given)});`), connect(given));
    }),
    { numRuns: 3000 },
  );
});

test('a URL means what the installed nodemailer makes of it', async () => {
  await fc.assert(
    fc.asyncProperty(url, async given => {
      agree(await mailerOfCall(`nodemailer.createTransport(${JSON.stringify(given)});`), connect(given));
    }),
    { numRuns: 1000 },
  );
});

test('a value from the environment means what it means as text', async () => {
  const text = fc.constantFrom('true', 'false', '0', '1', '465', '587', 'smtp.example.net', 'Gmail');
  const variables = fc.record({ host: text, port: text, secure: text, requireTLS: text, ignoreTLS: text }, { requiredKeys: [] });
  await fc.assert(
    fc.asyncProperty(variables, async given => {
      const source = Object.keys(given).map(name => `${name}: process.env.${name.toUpperCase()}`);
      const upper = Object.fromEntries(Object.entries(given).map(([name, value]) => [name.toUpperCase(), value]));
      agree(await mailerOfCall(`nodemailer.createTransport({ ${source.join(', ')} });`, environment(upper)), connect(given));
    }),
    { numRuns: 1000 },
  );
});
