import { keyFormats } from '../../../../core/secrets/formats.ts';
import type { LabelledFile } from './labelled-file.ts';
import { Lot } from './lot.ts';

interface Negative {
  readonly path: string;
  readonly text: string;
}

/** What people write in place of a key, for every kind of key. */
function placeholders(lot: Lot): Negative[] {
  return keyFormats.flatMap(({ literal, before = 0, shape }) => {
    const lead = before > 0 ? '' : literal;
    const real = lot.text(shape);
    return [
      { path: 'README.md', text: `Set \`API_KEY\` to \`${lead}${'x'.repeat(32)}\`.\n` },
      { path: '.env.example', text: `API_KEY=${lead}your_api_key_here\n` },
      { path: 'docs/setup.md', text: `export API_KEY="${lead}..."\n` },
      { path: 'src/client.ts', text: `const key = '${lead}<your-key>';\n` },
      { path: 'config.php', text: `<?php $key = '${lead}${'0'.repeat(40)}';\n` },
      // Cut off, as documentation shows keys.
      { path: 'docs/keys.md', text: `It looks like ${real.slice(0, 12)}… and is shown once.\n` },
      { path: 'test/key_test.py', text: `assert mask("${real.slice(0, 9)}") == "${real.slice(0, 3)}****"\n` },
    ];
  });
}

/** Names of code and content that begin like keys, or hold their literals. */
const IDENTIFIERS: readonly string[] = [
  're_compile_regular_expressions_here',
  're_match_all_of_the_groups_in_text',
  'core_feature_flags_enabled_by_default',
  'md-autocomplete-suggestions-list',
  'md-button-toggle-appearance-standard',
  'key-value-store-with-expiration-times',
  'key-0123456789abcdef',
  'prefix-key-9f3a7c1e5b2d80469f3a7c1e5b2d8046',
  'en-us12-keyboard-layout',
  'd41d8cd98f00b204e9800998ecf8427e-usage',
  'MSG.translation.of.the.key.in.the.catalogue',
  'org.example.SG.Something.Else',
  'mssp.short.key',
  'mlsn.example.org',
  'tfm_k_constant_name',
  'https://example.net/1//0/path/to/some/file/with/a/long/name',
  'xsmtpsib-',
  'xkeysib-your-api-key',
];

/** Drawn by lot as well, but no credential of a mail provider. */
function hashes(lot: Lot): Negative[] {
  const hex = (length: number) => lot.text({ alphabet: 'hex', length });
  const base64 = (length: number) => lot.text({ alphabet: 'base64', length });
  return [
    { path: 'package-lock.json', text: `{ "integrity": "sha512-${base64(86)}==" }\n` },
    { path: 'package-lock.json', text: `{ "integrity": "sha256-${base64(43)}=" }\n` },
    { path: 'yarn.lock', text: `resolved "https://registry.example.net/a.tgz#${hex(40)}"\n` },
    { path: 'poetry.lock', text: `hash = "sha256:${hex(64)}"\n` },
    { path: 'CHANGELOG.md', text: `- fix the relay (${hex(40)})\n` },
    { path: '.git-blame-ignore-revs', text: `${hex(40)}\n${hex(40)}\n` },
    { path: 'src/ids.ts', text: `export const id = '${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}';\n` },
    { path: 'assets/icon.svg', text: `<image href="data:image/png;base64,${base64(300)}"/>\n` },
    { path: 'known_hosts', text: `github.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${base64(43)}\n` },
    { path: 'cert.pem', text: `-----BEGIN CERTIFICATE-----\n${base64(64)}\n${base64(64)}\n-----END CERTIFICATE-----\n` },
    { path: 'md5sums', text: `${hex(32)}  relay.tar.gz\n${hex(32)}  mail.tar.gz\n` },
    { path: 'docs/ses.md', text: `Use email-smtp.eu-west-1.amazonaws.com. The image is sha256-${base64(43)}=.\n` },
    {
      path: 'terraform.tfstate',
      text: `{ "host": "email-smtp.eu-west-1.amazonaws.com", "digest": "${base64(43)}=", "etag": "${hex(44)}" }\n`,
    },
    { path: 'src/chunk.js', text: `var a="${base64(22)}.${base64(43)}",b="${hex(32)}";\n` },
    { path: 'index.html', text: `<script src="a.${hex(8)}.js" integrity="sha384-${base64(64)}"></script>\n` },
    { path: 'go.sum', text: `example.net/mail v1.2.0 h1:${base64(43)}=\n` },
  ];
}

/** Addresses without a password of their own. */
const ADDRESSES: readonly string[] = [
  'smtp://localhost:1025',
  'smtps://smtp.mailgun.org:465',
  'smtp://ann@smtp.mailgun.org',
  'smtp://ann:@smtp.mailgun.org',
  'smtp://user:pass@localhost:1025',
  'smtp://mail:Kq7vT2mXb9@127.0.0.1:1025',
  'smtp://mail:Kq7vT2mXb9@mailpit:1025',
  'smtp://ann:Kq7vT2mXb9@smtp.example.com',
  'smtp://ann:Kq7vT2mXb9@mail.your-domain.com',
  'smtp://user:password@smtp.mailgun.org',
  'smtp://username:your-password@smtp.gmail.com',
  'smtp://USERNAME:PASSWORD@smtp.sendgrid.net:587',
  'smtp://${SMTP_USER}:${SMTP_PASSWORD}@${SMTP_HOST}:587',
  'smtp://$SMTP_USER:$SMTP_PASSWORD@smtp.mailgun.org',
  'smtps://{{ user }}:{{ password }}@smtp.mailgun.org',
  'smtp://%s:%s@%s:%d',
  'smtp://{user}:{password}@{host}:{port}',
  'smtp://<user>:<password>@smtp.mailgun.org',
  'smtp://#{user}:#{password}@smtp.mailgun.org',
  'smtp://%env(MAIL_USER)%:%env(MAIL_PASSWORD)%@smtp.mailgun.org',
  'sendgrid+smtp://apikey:SENDGRID_API_KEY@default',
  'sendgrid+smtp://KEY@default',
  'smtp://ann:xxxxxxxx@smtp.mailgun.org',
  'smtp://ann:****@smtp.mailgun.org',
  'smtp://ann:changeme@smtp.mailgun.org',
  'smtp://ann:secret@smtp.mailgun.org',
  'null://null',
  'mailto:ann@shop.io?subject=smtp://help',
  'https://docs.shop.io/smtp://user:pw',
  'git+ssh://git@github.com/ann/mailer.git',
];

const VALUES: readonly string[] = [
  '',
  'your_smtp_password',
  'your-password-here',
  'changeme',
  'change-me',
  'xxxxxxxxxxxxxxxx',
  '****************',
  'xxxx xxxx xxxx xxxx',
  'abcd efgh ijkl mnop',
  '<password>',
  '"<your app password>"',
  '${SMTP_PASSWORD}',
  '$SMTP_PASSWORD',
  'op://Production/Relay/password',
  'encrypted:BHx0fGrG4p1vKq7vT2mXb9LrW4nZ',
  'vault:secret/data/mail#password',
  'arn:aws:secretsmanager:eu-west-1:123456789012:secret:mail',
  'password',
  'secret',
  'SMTP_PASSWORD',
  'null',
  'replace_me',
  'REPLACE_WITH_YOUR_KEY',
  'insert-your-password',
  'redacted',
  'test',
];

/** A mailer whose password is none, or is nobody's business. */
function mailers(): Negative[] {
  const local = ['localhost', '127.0.0.1', 'mailpit', 'mailhog'];
  return [
    ...VALUES.map(value => ({ path: '.env', text: `SMTP_HOST=smtp.mailgun.org\nSMTP_PORT=587\nSMTP_USER=ann\nSMTP_PASSWORD=${value}\n` })),
    ...VALUES.filter(value => !/["$]/.test(value)).map(value => ({
      path: 'settings.py',
      text: `EMAIL_HOST = 'smtp.mailgun.org'\nEMAIL_HOST_USER = 'ann'\nEMAIL_HOST_PASSWORD = '${value}'\n`,
    })),
    ...VALUES.filter(value => !/["$]/.test(value)).map(value => ({
      path: 'mailer.js',
      text: `require('nodemailer').createTransport({ host: 'smtp.mailgun.org', auth: { user: 'ann', pass: '${value}' } });\n`,
    })),
    ...local.map(host => ({ path: '.env', text: `SMTP_HOST=${host}\nSMTP_PORT=1025\nSMTP_USER=ann\nSMTP_PASSWORD=Kq7vT2mXb9\n` })),
    ...local.map(host => ({ path: 'settings.py', text: `EMAIL_HOST = '${host}'\nEMAIL_HOST_PASSWORD = 'Kq7vT2mXb9'\n` })),
    ...local.map(host => ({
      path: 'mailer.ts',
      text: `import nodemailer from 'nodemailer';\nnodemailer.createTransport({ host: '${host}', auth: { user: 'ann', pass: 'Kq7vT2mXb9' } });\n`,
    })),
    { path: 'settings.py', text: "import os\nEMAIL_HOST = 'smtp.mailgun.org'\nEMAIL_HOST_PASSWORD = os.environ['EMAIL_HOST_PASSWORD']\n" },
    { path: 'settings.py', text: "EMAIL_HOST = 'smtp.mailgun.org'\nEMAIL_HOST_PASSWORD = get_secret('mail')\n" },
    { path: 'settings.py', text: "EMAIL_HOST = 'smtp.mailgun.org'\nEMAIL_HOST_PASSWORD = open('/run/secrets/mail').read()\n" },
    { path: 'mailer.js', text: "require('nodemailer').createTransport({ auth: { user: 'ann', pass: process.env.SMTP_PASS } });\n" },
    { path: 'mailer.js', text: "require('nodemailer').createTransport({ auth: { user: 'ann', pass: await vault.read('mail') } });\n" },
  ];
}

/** Every text of the corpus in which nothing is a secret of a mail account, and much looks like one. */
export function negatives(): readonly LabelledFile[] {
  const lot = new Lot(7);
  const files: readonly Negative[] = [
    ...placeholders(lot),
    ...IDENTIFIERS.map(text => ({ path: 'src/names.ts', text: `register('${text}');\n` })),
    ...hashes(lot),
    ...ADDRESSES.map(text => ({ path: 'compose.yaml', text: `environment:\n  MAIL_URL: "${text}"\n` })),
    ...ADDRESSES.slice(0, 20).map(text => ({ path: 'docs/mail.md', text: `Such as \`${text}\`.\n` })),
    ...mailers(),
  ];
  return files.map(file => ({ ...file, name: `${file.path} ${file.text.trim().split('\n').at(-1)?.slice(0, 60) ?? ''}`, secrets: [] }));
}
