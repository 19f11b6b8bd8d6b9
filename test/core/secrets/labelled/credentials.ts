import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Shape } from '../../../../core/providers/shape.ts';
import { keyFormats } from '../../../../core/secrets/formats.ts';
import type { LabelledFile } from './labelled-file.ts';
import { Lot } from './lot.ts';

type Surroundings = (secret: string) => Pick<LabelledFile, 'path' | 'text'>;

/** Texts of languages and formats in which a secret stands as a quoted or plain value. */
const SURROUNDINGS: Readonly<Record<string, Surroundings>> = {
  compose: secret => ({
    path: 'compose.yaml',
    text: `services:\n  app:\n    image: app:3\n    environment:\n      - RELAY=${secret}\n      - DEBUG=0\n`,
  }),
  yaml: secret => ({ path: 'values.yaml', text: `mail:\n  relay:\n    secret: ${secret}   # rotated in May\n    retries: 3\n` }),
  php: secret => ({ path: 'config/services.php', text: `<?php\n\nreturn [\n    'relay' => ['token' => '${secret}'],\n];\n` }),
  ruby: secret => ({ path: 'config/initializers/relay.rb', text: `Relay.configure do |config|\n  config.token = "${secret}"\nend\n` }),
  properties: secret => ({
    path: 'src/main/resources/application.properties',
    text: `app.name=shop\nrelay.token=${secret}\nserver.port=8080\n`,
  }),
  json: secret => ({ path: 'config/default.json', text: `{\n  "relay": { "token": "${secret}" }\n}\n` }),
  python: secret => ({ path: 'jobs/report.py', text: `client = Client(\n    "${secret}",\n    retries=3,\n)\n` }),
  java: secret => ({ path: 'src/Relay.java', text: `class Relay {\n  static final String TOKEN = "${secret}";\n}\n` }),
  shell: secret => ({ path: 'deploy.sh', text: `#!/bin/sh\nexport RELAY="${secret}"\ncurl -fsS "$URL"\n` }),
  markdown: secret => ({ path: 'docs/setup.md', text: `Log in with \`${secret}\`, and ask Ann for the rest.\n` }),
  comment: secret => ({ path: 'src/relay.ts', text: `export const relay = process.env.RELAY; // was ${secret} until May\n` }),
  toml: secret => ({ path: 'settings.toml', text: `[relay]\ntoken = '${secret}'\n` }),
};

/** Version byte and 32 bytes of HMAC in Base64: judged only where the text speaks of SES. */
const SES: Shape = { parts: ['B', { alphabet: { characters: 'ABCDEFGHIJKLMNOP' }, length: 1 }, { alphabet: 'alphanumeric', length: 42 }] };

function keys(lot: Lot): LabelledFile[] {
  const names = Object.keys(SURROUNDINGS);
  return keyFormats.flatMap(({ kind, shape }, position) =>
    // Eight of the twelve for each kind, each time others.
    names.slice(0, 8).map((_, turn) => {
      const name = names[(position + turn) % names.length] ?? '';
      const secret = lot.text(shape);
      return { name: `${kind} in ${name}`, ...surround(name, secret), secrets: [secret] };
    }),
  );
}

function sesPasswords(lot: Lot): LabelledFile[] {
  return ['compose', 'php', 'ruby', 'properties', 'json'].map(name => {
    const secret = lot.text(SES);
    const { path, text } = surround(name, secret);
    const isHash = ['compose', 'yaml', 'ruby', 'properties'].includes(name);
    const remark = 'email-smtp.eu-west-1.amazonaws.com';
    return {
      name: `an SES password in ${name}`,
      path,
      text: isHash ? `# ${remark}\n${text}` : `${text}\n// ${remark}\n`,
      secrets: [secret],
    };
  });
}

const ADDRESSES: readonly string[] = [
  'smtp://ann:⟨⟩@smtp.mailgun.org:587',
  'smtps://ann%40shop.io:⟨⟩@smtp.fastmail.com:465',
  'SMTP://ann:⟨⟩@mail.gandi.net',
  'submission://ann:⟨⟩@smtp.ionos.de:587',
  'smtp+tls://ann:⟨⟩@smtp.zoho.eu:587',
  'sendgrid+smtp://apikey:⟨⟩@default',
  'mailgun+smtps://postmaster:⟨⟩@smtp.eu.mailgun.org',
  'smtp://ann:⟨⟩@[2a01:4f8::25]:25',
];

function addresses(lot: Lot): LabelledFile[] {
  return ADDRESSES.flatMap((address, position) =>
    ['compose', 'php', 'ruby', 'yaml', 'properties', 'json', 'shell', 'markdown'].slice(position % 4, (position % 4) + 4).map(name => {
      const secret = password(lot, position);
      const written = address.includes('@default') ? address.replace('@default', '@smtp.sendgrid.net') : address;
      return { name: `${written.slice(0, 24)}… in ${name}`, ...surround(name, written.replace('⟨⟩', secret)), secrets: [secret] };
    }),
  );
}

function surround(name: string, secret: string): Pick<LabelledFile, 'path' | 'text'> {
  const surroundings = SURROUNDINGS[name];
  if (surroundings === undefined) throw new Error(`There are no surroundings ${name}.`);
  return surroundings(secret);
}

/** What people choose, and what generators give them. No sign that a language would have to escape. */
function password(lot: Lot, position: number): string {
  const signs = ['', '!', '.', '-', '*', '_', '~'][position % 7] ?? '';
  return lot.text({ parts: [{ alphabet: 'alphanumeric', length: 7 }, `${signs}9k`, { alphabet: 'alphanumeric', length: { min: 3 } }] });
}

interface Meaning {
  readonly name: string;
  readonly path: string;
  /** `⟨1⟩` to `⟨9⟩` are passwords drawn by lot, `⟨letters⟩` and `⟨spaced⟩` app passwords, `⟨word⟩` one that a person chose. */
  readonly text: string;
}

/** What a mailer's dialect tells: `meanings.json`, to which a new dialect adds its own. */
function meanings(lot: Lot): LabelledFile[] {
  const entries = JSON.parse(readFileSync(join(import.meta.dirname, 'meanings.json'), 'utf8')) as readonly Meaning[];
  return entries.map(({ name, path, text }) => {
    const secrets: string[] = [];
    const filled = text.replace(/⟨(\w+)⟩/g, (_all, kind: string) => {
      const secret = meant(lot, kind);
      secrets.push(secret);
      return secret;
    });
    return { name: `${name} in ${path}`, path, text: filled, secrets };
  });
}

const WORDS = ['sunflower', 'Marmalade', 'winterhafen', 'rotkehlchen'];

function meant(lot: Lot, kind: string): string {
  const letters = () => lot.text({ alphabet: 'lower', length: 4 });
  if (kind === 'letters') return [letters(), letters(), letters(), letters()].join('');
  if (kind === 'spaced') return [letters(), letters(), letters(), letters()].join(' ');
  if (kind === 'word') return WORDS[lot.below(WORDS.length)] ?? '';
  return password(lot, Number(kind));
}

/** Every credential of the corpus: keys, addresses, and passwords that only their meaning tells. */
export function credentials(): readonly LabelledFile[] {
  const lot = new Lot(20_261_120);
  return [...keys(lot), ...sesPasswords(lot), ...addresses(lot), ...meanings(lot)];
}
