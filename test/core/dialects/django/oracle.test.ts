import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { transportOf } from '../../../../core/dialects/django/backends.ts';
import { django } from '../../../../core/dialects/django/index.ts';
import type { Mailer } from '../../../../core/model/mailer.ts';
import { openCorpus } from '../corpus.ts';
import { environment, mailersIn } from '../reading.ts';

/** What Django said of one module in one environment. */
interface Answer {
  readonly backend: string;
  readonly from: string;
  readonly raises?: true;
  readonly host?: string | null;
  readonly port?: number | string;
  readonly encryption?: string;
  readonly username?: string | null;
  readonly password?: boolean;
  readonly timeout?: number | null;
}

const ORACLE = join(import.meta.dirname, 'oracle');
const environments = readJson<Readonly<Record<string, Readonly<Record<string, string>>>>>('environments.json');
const { answers } = readJson<{ answers: Readonly<Record<string, Readonly<Record<string, Answer>>>> }>('answers.json');
const files = new Map(openCorpus(import.meta.dirname).map(file => [file.path, file]));

const comparisons: number[] = [];
for (const [path, byEnvironment] of Object.entries(answers)) {
  for (const [name, answer] of Object.entries(byEnvironment)) {
    test(`what is known of ${path} in the environment “${name}” is what Django makes of it`, async () => {
      const file = files.get(path);
      assert.ok(file !== undefined, 'the corpus has changed: run oracle/ask-django.py');
      for (const mailer of await mailersIn(django, file, environment(environments[name] ?? {}))) comparisons.push(judge(mailer, answer));
    });
  }
}

test('Django was asked about more than two hundred values', () => {
  const compared = comparisons.reduce((sum, count) => sum + count, 0);
  assert.ok(compared > 200, `${compared}`);
});

/** Compares what is known with the answer, and counts the comparisons. */
function judge(mailer: Mailer, answer: Answer): number {
  const raises = mailer.observations.some(({ kind }) => kind === 'tls-and-ssl');
  const encryptionKnown = !mailer.unknown.includes('encryption');
  if (encryptionKnown) assert.equal(raises, answer.raises === true);
  const sender = mailer.senderName ? `${mailer.senderName.value} <${mailer.from?.value}>` : mailer.from?.value;
  const pairs: (readonly [unknown, unknown])[] = [
    [mailer.unknown.includes('transport') ? undefined : mailer.transport.value, transportOf(answer.backend)],
    [sender, answer.from],
  ];
  if (answer.raises !== true) {
    const { unknown } = mailer;
    pairs.push(
      [mailer.host?.value, answer.host],
      [mailer.port?.value, Number(answer.port)],
      [mailer.encryption?.value, answer.encryption],
      [unknown.includes('username') ? undefined : (mailer.username?.value ?? ''), answer.username ?? ''],
      [unknown.includes('password') ? undefined : mailer.password !== undefined, answer.password],
      [unknown.includes('timeout') ? undefined : (mailer.timeout?.value ?? null), answer.timeout ? answer.timeout * 1000 : null],
    );
  }
  const known = pairs.filter(([value]) => value !== undefined);
  for (const [value, expected] of known) assert.equal(value, expected);
  return known.length;
}

function readJson<T>(name: string): T {
  return JSON.parse(readFileSync(join(ORACLE, name), 'utf8')) as T;
}
