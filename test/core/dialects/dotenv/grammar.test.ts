import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readMailName } from '../../../../core/dialects/dotenv/names.ts';
import { readEnvironment } from '../../../../core/environment/dotenv.ts';
import { openCorpus } from '../corpus.ts';

interface Grammar {
  readonly patterns: readonly { readonly include: string }[];
  readonly repository: Readonly<Record<string, Pattern>>;
}

interface Pattern {
  readonly match?: string;
  readonly captures?: Readonly<Record<string, { readonly name?: string }>>;
}

function readGrammar(name: string): Grammar {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../../../../syntaxes', name), 'utf8')) as Grammar;
}

/** The first pattern that takes a line, and what its captures are called. */
function colour(
  { patterns, repository }: Grammar,
  line: string,
): { readonly by: string; readonly parts: Readonly<Record<string, string>> } | undefined {
  for (const { include } of patterns) {
    const by = include.slice(1);
    const pattern = repository[by];
    const match = pattern?.match === undefined ? null : new RegExp(pattern.match).exec(line);
    if (match === null) continue;
    const named = Object.entries(pattern?.captures ?? {}).flatMap(([index, { name }]) => {
      const text = match[Number(index)];
      return name === undefined || text === undefined || text === '' ? [] : [[text, name] as const];
    });
    return { by, parts: Object.fromEntries(named) };
  }
  return undefined;
}

const settings = readGrammar('mail-settings.injection.tmLanguage.json');
const transcript = readGrammar('smtp-transcript.tmLanguage.json');

test('what the dialect reads as a password has the colour of a secret, and nothing else of the mail settings has', () => {
  for (const { text, path } of openCorpus(import.meta.dirname)) {
    for (const { name, span } of readEnvironment(text).entries) {
      const role = readMailName(name)?.role;
      if (role === undefined || role === 'url' || role === 'server') continue;
      const line = text.slice(text.lastIndexOf('\n', span.start) + 1, span.end);
      assert.equal(colour(settings, line)?.by === 'secret', role === 'password', `${path}: ${name}`);
    }
  }
});

test('every mail setting of the corpus has a colour, and the traps have none of a secret', () => {
  assert.equal(colour(settings, 'DATABASE_PASSWORD=x'), undefined);
  assert.equal(colour(settings, 'MAILCHIMP=x'), undefined);
  assert.notEqual(colour(settings, 'EMAIL_TOKEN=x')?.by, 'secret');
  assert.equal(colour(settings, 'smtp_port: 587')?.by, 'port');
});

test('an address is coloured part by part', () => {
  const line = 'export SMTP_URL="smtps://ann:p%23ss@smtp.example.org:465?pool=true"';
  assert.deepEqual(colour(settings, line), {
    by: 'address',
    parts: {
      'export ': 'keyword.key.export.dotenv',
      SMTP_URL: 'variable.key.dotenv support.variable.mail.envelope',
      '=': 'keyword.operator.assignment.dotenv',
      '"': 'punctuation.definition.string.begin.dotenv',
      smtps: 'keyword.other.scheme.envelope',
      '://': 'punctuation.separator.scheme.envelope',
      ann: 'string.unquoted.user.envelope',
      ':': 'punctuation.separator.port.envelope',
      'p%23ss': 'constant.other.secret.envelope',
      '@': 'punctuation.separator.host.envelope',
      'smtp.example.org': 'string.unquoted.host.envelope',
      '465': 'constant.numeric.port.envelope',
    },
  });
});

test('each line of a transcript is taken for what it is', () => {
  const lines = [
    ['S: 220 smtp.example.org ESMTP', 'reply'],
    ['S: 250-STARTTLS', 'reply'],
    ['S: 334 VXNlcm5hbWU6', 'reply'],
    ['S: 421 4.3.2 Closing', 'failure'],
    ['S: 535 5.7.8 Authentication failed', 'failure'],
    ['S: no reply at all', 'other'],
    ['C: EHLO envelope', 'command'],
    ['C: AUTH PLAIN ••••', 'command'],
    ['C: ••••', 'command'],
    ['*: TLS 1.3', 'remark'],
    ['12 ms S: 250 2.1.0 Ok', 'reply'],
  ] as const;
  for (const [line, by] of lines) assert.equal(colour(transcript, line)?.by, by, line);
  assert.equal(colour(transcript, '250 nobody says so'), undefined);
});

test('code, enhanced status code and command of a line stand out', () => {
  assert.equal(colour(transcript, 'S: 535 5.7.8 No')?.parts['5.7.8'], 'constant.numeric.enhanced-status-code.smtp-transcript');
  assert.equal(colour(transcript, 'C: STARTTLS')?.parts['STARTTLS'], 'keyword.control.command.smtp-transcript');
});

test('every include names a rule that exists', () => {
  for (const grammar of [settings, transcript]) {
    for (const [, name] of JSON.stringify(grammar).matchAll(/"include":"#([^"]+)"/g))
      assert.ok(name && Object.hasOwn(grammar.repository, name), name);
  }
});
