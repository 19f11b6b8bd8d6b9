import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dialects } from '../../core/dialects/index.ts';
import { readEnvironmentDocument } from '../../core/environment/environments.ts';
import { fileKind } from '../../core/model/document.ts';
import { READING_LIMIT } from '../../core/text/readable.ts';
import { timeOf } from '../core/secrets/time-of.ts';
import { HOMES } from './dialect-homes.ts';

/** Milliseconds of processor time, the best of three. */
const AT_MOST = 100;

/** Quotes and brackets that never close, what begins comments, references, escapes and long texts, and runs of white space. */
const SIGNS = [
  ...['"', "'", '`', '(', '[', '{', ')', ']', '}', '#', '$', '=', '\\', ' ', '\t', ':', ';', ',', '.', '%', '<', '>', '|', '&', '*'],
  ...['-', '!', '?', '@', '/', 'a', '1', 'é', '\u2028', '\0', '\ud800', '[]', '{}', '()', '""', '::', '=>', '/*', '<<~A', '<?', '#{', '${'],
  ...['"${', '"#{', '${a:', '= ', ': ', ' #', '\\"', '\\\\', '\\n', '\\u0041', 'a:', 'a: ', 'a=', 'a.', 'a,', ':a', '**a', '{"a":', '[1,'],
];

/** The same in short lines, and lines that go on in the next one. */
const LINES = [
  ...SIGNS.map(sign => `${sign}\n`),
  ...[
    '\r',
    'a=1\n',
    'a: 1\n',
    'a=b\\\n',
    '"\\\n',
    "'a' +\n",
    'a.\n',
    '#---\n',
    '=begin\n',
    '=begin\n=end\n',
    '"a",\n',
    '[1],\n',
    '"a":1,\n',
  ],
];

function fillWith(pump: string, word: string): string {
  return (word + pump.repeat(READING_LIMIT / pump.length)).slice(0, READING_LIMIT);
}

/** Each sign alone, all of them in turn, and the dialect's own word, alone and before each sign. */
function linesFor(word: string): readonly string[] {
  return [...SIGNS, SIGNS.join(''), word, ...SIGNS.map(sign => word + sign)].map(pump => fillWith(pump, word));
}

/** Short lines, with and without the dialect's own word in each, and up to a thousand signs in each. */
function shortLinesFor(word: string): readonly string[] {
  const long = SIGNS.map(sign => `${word}${sign.repeat(1000)}\n`);
  return [...LINES, LINES.join(''), ...LINES.map(line => word + line), ...long].map(pump => fillWith(pump, `${word}\n`));
}

/** Milliseconds of the line that takes longest, and its beginning. */
function slowest(lines: readonly string[], work: (line: string) => unknown): readonly [milliseconds: number, beginning: string] {
  let worst: readonly [number, string] = [0, ''];
  for (const line of lines) {
    const before = process.cpuUsage();
    work(line);
    const { user, system } = process.cpuUsage(before);
    const once = (user + system) / 1000;
    const time = once <= AT_MOST ? once : timeOf(() => work(line));
    if (time > worst[0]) worst = [time, line.slice(0, 200)];
  }
  return worst;
}

test('every dialect has a home in dialect-homes.ts', () => {
  assert.deepEqual(Object.keys(HOMES).sort(), dialects.map(({ id }) => id).sort());
});

for (const [id, [path, word]] of Object.entries(HOMES)) {
  const dialect = dialects.find(dialect => dialect.id === id);
  assert.ok(dialect);

  test(`${id} decides within ${AT_MOST} ms whether a line of 1 MB of its worst characters concerns it`, () => {
    const [time, line] = slowest(linesFor(word), text => dialect.matches(path, text));
    assert.ok(time < AT_MOST, `${Math.round(time)} ms for ${JSON.stringify(line)}`);
  });

  // A grammar is not given such a line at all (core/text/readable.ts and its test): only what has no grammar is read here.
  if (dialect.language(path) !== undefined) continue;

  const read = (text: string): unknown => {
    const uri = `file://${path}`;
    const parsed = { uri, path, text, language: undefined, tree: undefined };
    if (!dialect.matches(path, text)) return undefined;
    if (fileKind(path) === 'source') return dialect.read(parsed);
    return dialect.read({ ...parsed, environment: readEnvironmentDocument({ uri, path, text }).file });
  };

  test(`${id} reads a line of 1 MB of its worst characters within ${AT_MOST} ms`, () => {
    const [time, line] = slowest(linesFor(word), read);
    assert.ok(time < AT_MOST, `${Math.round(time)} ms for ${JSON.stringify(line)}`);
  });

  // Every line of a `.env` is an assignment that some program may ask for: nothing there can be passed over.
  if (fileKind(path) !== 'source') continue;

  test(`${id} reads 1 MB of short lines of its worst characters within ${AT_MOST} ms`, () => {
    const [time, text] = slowest(shortLinesFor(word), read);
    assert.ok(time < AT_MOST, `${Math.round(time)} ms for ${JSON.stringify(text)}`);
  });
}
