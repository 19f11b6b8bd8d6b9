import assert from 'node:assert/strict';
import { test } from 'node:test';
import { django } from '../../../../core/dialects/django/index.ts';
import type { Change, SettingChange } from '../../../../core/model/change.ts';
import { applyEdits } from '../../../../core/model/edit.ts';
import type { Mailer } from '../../../../core/model/mailer.ts';
import type { ParsedText } from '../../../../core/text/syntax.ts';
import { parsePython } from '../python/read-python.ts';
import { showValue } from '../python/show-value.ts';
import { corpus } from './golden.ts';
import { mailersOf } from './mailer.ts';

const WISHES: readonly Change[] = [
  { set: 'host', to: 'smtp.other.example' },
  { set: 'port', to: 2525 },
  { set: 'username', to: 'it\'s "ann"' },
  { set: 'from', to: 'ann@other.example' },
  { set: 'encryption', to: 'implicit' },
  { set: 'encryption', to: 'starttls' },
  { set: 'encryption', to: 'none' },
  { move: 'password', to: 'OTHER_PASSWORD' },
  { parse: 'EMAIL_USE_TLS', as: 'boolean' },
  { parse: 'EMAIL_USE_SSL', as: 'boolean' },
  { parse: 'EMAIL_TIMEOUT', as: 'number' },
  { remove: 'EMAIL_USE_TLS' },
  { remove: 'EMAIL_TIMEOUT' },
];

for (const { path, text } of await corpus()) {
  test(`every change that can be written into ${path} reads back as wished and leaves the other settings alone`, async () => {
    const parsed = await parsePython(text, `/corpus/${path}`);
    for (const mailer of mailersOf(parsed)) {
      for (const wish of WISHES) await checkRoundTrip(wish, mailer, parsed);
    }
  });
}

async function checkRoundTrip(wish: Change, mailer: Mailer, parsed: ParsedText): Promise<void> {
  const planned = django.plan(wish, mailer);
  const edits = planned && django.write(planned, mailer, parsed);
  if (planned === undefined || edits === undefined) return;
  const text = applyEdits(parsed.text, edits);
  const label = `${JSON.stringify(wish)} gives\n${text}`;
  const [after] = mailersOf(await parsePython(text, parsed.path));
  assert.ok(after !== undefined || 'remove' in wish, label);
  if (after === undefined) return;
  assertWish(wish, after, label);
  assert.deepEqual(others(after, text, planned), others(mailer, parsed.text, planned), label);
  // A line for each setting (two for a text in two pieces), and `import os` with an empty line.
  assert.ok(missingLines(parsed.text, text) <= planned.length + 1, label);
  assert.ok(missingLines(text, parsed.text) <= planned.length + 2, label);
}

function assertWish(wish: Change, after: Mailer, label: string): void {
  if ('set' in wish) assert.equal(after[wish.set]?.value, wish.to, label);
  if ('move' in wish) {
    const password = after.settings.find(({ name }) => name === 'EMAIL_HOST_PASSWORD')?.value;
    // In one of several branches the reference is there, and which branch runs remains unknown.
    assert.ok(password?.kind === 'unknown' || (password !== undefined && showValue(password) === `$${wish.to}`), label);
    assert.match(label, new RegExp(`["']${wish.to}["']`));
  }
  if ('remove' in wish) {
    const left = after.settings.find(({ name }) => name === wish.remove);
    assert.ok(left === undefined || (left.result.known && left.result.value === false), label);
  }
  if ('parse' in wish) {
    const value = after.settings.find(({ name }) => name === wish.parse)?.value;
    const parses = value?.kind === 'comparison' ? !value.caseSensitive : value?.kind === 'conversion' ? value.to === wish.as : false;
    assert.ok(parses || (value?.kind === 'literal' && typeof value.value === wish.as), label);
  }
}

/**
 * What stands for the settings that the change does not name; a value that they share with one of those may follow it. SERVER_EMAIL
 * is written in one chain with DEFAULT_FROM_EMAIL in the corpus.
 */
function others(mailer: Mailer, text: string, planned: readonly SettingChange[]): readonly string[] {
  const named = new Set(planned.map(({ setting }) => setting));
  return mailer.settings
    .filter(({ name }) => !named.has(name) && name !== 'SERVER_EMAIL')
    .map(({ span }) => text.slice(span.start, span.end))
    .sort();
}

/** How many lines of one text the other lacks. */
function missingLines(text: string, other: string): number {
  const left = other.split('\n');
  return text.split('\n').filter(line => {
    const found = left.indexOf(line);
    if (found !== -1) left.splice(found, 1);
    return found === -1;
  }).length;
}
