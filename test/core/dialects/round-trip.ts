import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Dialect } from '../../../core/dialects/dialect.ts';
import type { Change } from '../../../core/model/change.ts';
import type { Mailer } from '../../../core/model/mailer.ts';
import type { ResolvedSetting } from '../../../core/model/setting.ts';
import type { Value } from '../../../core/model/value.ts';
import type { ParsedText } from '../../../core/text/syntax.ts';
import type { TextFile } from './reading.ts';
import { mailersOf, parseFor, write } from './reading.ts';
import { FIELDS } from './show-reading.ts';

export const WISHES: readonly Change[] = [
  ...(['implicit', 'starttls', 'opportunistic', 'none'] as const).map((to): Change => ({ set: 'encryption', to })),
  { set: 'host', to: 'mail.example.com' },
  { set: 'port', to: 2525 },
  { set: 'username', to: "o'neil@example.com" },
  { set: 'username', to: '"it\'s ann"@example.com' },
  { set: 'from', to: 'ann@example.com' },
  { set: 'certificate', to: 'verified' },
  { move: 'password', to: 'OTHER_PASSWORD' },
];

/** The fields that may follow a change of another one. */
const FOLLOW: Readonly<Record<string, readonly string[]>> = {
  encryption: ['port'],
  port: ['encryption', 'invalidPort'],
  username: ['password'],
};

/** What a change may take along in one dialect, beside what it may in all. */
export interface Followers {
  /** By the field that is changed. */
  readonly fields?: Readonly<Record<string, readonly string[]>>;
  /** Settings, by their names. */
  readonly settings?: readonly string[];
}

export interface RoundTrips {
  readonly dialect: Dialect;
  readonly files: readonly TextFile[];
  readonly followers?: Followers | undefined;
}

/** Holds a dialect to its word: what it writes reads back as it was wished, nothing else is changed, and it is written once. */
export function testRoundTrips({ dialect, files, followers = {} }: RoundTrips): void {
  for (const file of files) {
    test(`what is written into ${file.path} reads as it was wished, changes nothing else, and is written once`, async () => {
      const parsed = await parseFor(dialect, file);
      for (const [index, mailer] of mailersOf(dialect, parsed).entries()) {
        for (const wish of [...WISHES, ...parsings(mailer)]) await assertRoundTrip({ dialect, file, parsed, index, wish, followers });
      }
    });
  }

  test(`most of what the corpus of ${dialect.id} says can be changed`, async () => {
    let [wished, written] = [0, 0];
    for (const file of files) {
      const parsed = await parseFor(dialect, file);
      for (const mailer of mailersOf(dialect, parsed)) {
        if (mailer.transport.value !== 'smtp') continue;
        for (const field of ['host', 'port', 'username'] as const) {
          const wish = WISHES.find(wish => 'set' in wish && wish.set === field);
          if (wish === undefined || mailer[field] === undefined) continue;
          wished++;
          if (write(dialect, { changes: [wish], mailer, parsed }) !== undefined) written++;
        }
      }
    }
    assert.ok(written / wished > 0.75, `${written} of ${wished}`);
  });
}

/** What is of the right type already has nothing to be parsed. */
function parsings({ settings }: Mailer): readonly Change[] {
  return settings.flatMap(({ name, expects, value }): Change[] => {
    if (expects === undefined) return [];
    const isRight = value.kind === 'literal' && typeof value.value === expects;
    return [...(isRight ? [] : [{ parse: name, as: expects }]), { remove: name }];
  });
}

interface RoundTrip {
  readonly dialect: Dialect;
  readonly file: TextFile;
  readonly parsed: ParsedText;
  readonly index: number;
  readonly wish: Change;
  readonly followers: Followers;
}

async function assertRoundTrip({ dialect, file, parsed, index, wish, followers }: RoundTrip): Promise<void> {
  const mailers = mailersOf(dialect, parsed);
  const before = mailers[index];
  assert.ok(before);
  const text = write(dialect, { changes: [wish], mailer: before, parsed });
  // An address of another scheme is another transport.
  if (text === undefined || ('set' in wish && wish.set === 'encryption' && before.transport.value !== 'smtp')) return;
  const label = `${JSON.stringify(wish)} for ${before.draft.label} gives\n${text}`;
  const written = await parseFor(dialect, { ...file, text });
  const all = mailersOf(dialect, written);
  // Without its last setting a mailer is none.
  if (!('remove' in wish)) assert.equal(all.length, mailers.length, label);
  else if (all.length < mailers.length) return;
  const after = all[index];
  assert.ok(after, label);
  assertWish({ wish, before, after, written, parsed, label });
  assertRest({ wish, before, after, label }, followers);
  const named = new Set((dialect.plan(wish, before) ?? []).map(({ setting }) => baseOf(setting)));
  const others = ({ settings }: Mailer, of: ParsedText) =>
    settings
      .filter(({ name }) => !named.has(baseOf(name)) && followers.settings?.includes(name) !== true)
      .map(setting => `${setting.name} ${textOf(setting, of)}`)
      .sort();
  assert.deepEqual(others(after, written), others(before, parsed), label);
  // A line for each setting (two for a text in two pieces), and what it imports with an empty line.
  assert.ok(missingLines(parsed.text, text) <= named.size + 3, label);
  assert.ok(missingLines(text, parsed.text) <= named.size + 3, label);
  const twice = 'set' in wish ? write(dialect, { changes: [wish], mailer: after, parsed: written }) : undefined;
  if (twice !== undefined) assert.equal(twice, text, label);
}

/** An address and its parts are one text. */
function baseOf(name: string): string {
  return name.split('.', 1).join('');
}

interface Comparing {
  readonly wish: Change;
  readonly before: Mailer;
  readonly after: Mailer;
  readonly parsed: ParsedText;
  readonly written: ParsedText;
  readonly label: string;
}

function assertWish({ wish, before, after, parsed, written, label }: Comparing): void {
  if ('set' in wish) {
    const found = after[wish.set]?.value;
    // Another variable may still stand in the way of a certain reading, and what switched the check off may just be gone.
    const mayBeOpen = after.unknown.includes(wish.set) || wish.set === 'certificate' || before.transport.value !== 'smtp';
    assert.ok(found === wish.to || (found === undefined && mayBeOpen), label);
  }
  if ('move' in wish) {
    const secrets = after.settings.filter(({ secret }) => secret === true).map(({ value }) => value);
    // In one of several branches the reference is there, and which branch runs remains unknown.
    assert.ok(
      secrets.some(value => value.kind === 'unknown' || variablesIn(value).includes(wish.to)),
      label,
    );
    assert.ok(written.text.includes(wish.to), label);
  }
  if ('parse' in wish) {
    const [was, value] = [before, after].map(({ settings }) => settings.find(({ name }) => name === wish.parse)?.value);
    // What a function is given stays unknown.
    const isRight = value?.kind === 'literal' ? typeof value.value === wish.as : value?.kind === 'unknown' && was?.kind === 'unknown';
    assert.ok(isRight || (value !== undefined && parses(value, wish.as, written)), label);
  }
  if ('remove' in wish) {
    const found = after.settings.find(({ name }) => name === wish.remove);
    const was = before.settings.find(({ name }) => name === wish.remove);
    const isOff = found?.result.known === true && found.result.value === false;
    // What is spread in before it counts then.
    const isOther = found !== undefined && was !== undefined && textOf(found, written) !== textOf(was, parsed);
    assert.ok(found === undefined || isOff || isOther, label);
  }
}

function textOf({ span }: ResolvedSetting, { text }: ParsedText): string {
  return text.slice(span.start, span.end);
}

/** Python's `'True'` is written in any case, so a comparison there has to look past it. */
function parses(value: Value, to: 'boolean' | 'number', { path }: ParsedText): boolean {
  if (value.kind === 'comparison') return !value.caseSensitive || !path.endsWith('.py');
  return value.kind === 'conversion' && value.to === to;
}

/** What the wish does not speak of is seen as before. What is written can complete a file, and so tell what was not to be known. */
function assertRest(
  { before, after, wish, label }: Pick<Comparing, 'wish' | 'before' | 'after' | 'label'>,
  { fields = {} }: Followers,
): void {
  if (!('set' in wish)) return;
  const open = before.draft.incomplete ? FIELDS.filter(name => before[name] === undefined) : [];
  // In clear text there is no certificate.
  const certificate = isClear(before) === isClear(after) ? [] : ['certificate'];
  const except = [wish.set, ...(FOLLOW[wish.set] ?? []), ...(fields[wish.set] ?? []), ...open, ...certificate];
  const rest = (mailer: Mailer) =>
    FIELDS.filter(name => !except.includes(name)).map(name => {
      const value = mailer[name]?.value;
      return [name, typeof value === 'object' ? value.reveal() : value] as const;
    });
  assert.deepEqual(rest(after), rest(before), label);
}

function isClear({ encryption }: Mailer): boolean {
  return encryption === undefined || encryption.value === 'none';
}

function variablesIn(value: Value): readonly string[] {
  if (value.kind === 'reference') return [value.variable, ...(value.fallback === undefined ? [] : variablesIn(value.fallback))];
  return value.kind === 'conversion' || value.kind === 'comparison' ? variablesIn(value.of) : [];
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
