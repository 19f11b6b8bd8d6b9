import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSuppressions } from '../../../core/features/suppress.ts';
import type { Finding } from '../../../core/model/finding.ts';
import type { Mailer } from '../../../core/model/mailer.ts';
import { createLanguageService } from '../../../core/service.ts';
import { timeOf } from '../secrets/time-of.ts';

const RULE = 'connection/implicit-tls-port';

/** Whether a finding of the rule at `marked` is silenced by the comments of the text. */
function isSuppressed(text: string, marked: string, rule = RULE): boolean {
  const start = text.indexOf(marked);
  assert.notEqual(start, -1, 'The text does not contain the marked part.');
  const finding: Finding = {
    rule,
    severity: 'error',
    at: { uri: 'file:///a', span: { start, end: start + marked.length } },
    message: { text: '', args: {} },
    source: '',
    related: [],
    fixes: [],
    mailer: {} as Mailer,
  };
  return readSuppressions(text)(finding);
}

test('without a directive nothing is suppressed', () => {
  assert.equal(isSuppressed('# a comment\nPORT=465\n', 'PORT=465'), false);
});

for (const [language, comment] of [
  ['.env and Python', `# envelope-ignore-next-line ${RULE}`],
  ['JavaScript', `// envelope-ignore-next-line ${RULE}`],
  ['a block comment', `/* envelope-ignore-next-line ${RULE} */`],
  ['HTML', `<!-- envelope-ignore-next-line ${RULE} -->`],
  ['INI', `; envelope-ignore-next-line ${RULE}`],
] as const) {
  test(`a directive silences the next line in ${language}`, () => {
    assert.equal(isSuppressed(`${comment}\nPORT=465\n`, 'PORT=465'), true);
  });
}

test('a directive for the next line leaves the line after that alone', () => {
  assert.equal(isSuppressed(`# envelope-ignore-next-line ${RULE}\nHOST=a\nPORT=465\n`, 'PORT=465'), false);
});

test('a directive silences only the rules that it names', () => {
  assert.equal(isSuppressed('# envelope-ignore-next-line secret/tracked\nPORT=465\n', 'PORT=465'), false);
});

test('a directive names several rules, apart by commas or spaces', () => {
  const text = `# envelope-ignore-next-line secret/tracked, host/typo ${RULE}\nPORT=465\n`;
  assert.equal(isSuppressed(text, 'PORT=465'), true);
});

test('a directive without a rule silences all of them', () => {
  assert.equal(isSuppressed('# envelope-ignore-next-line\nPORT=465\n', 'PORT=465'), true);
});

test('a reason after two dashes names no rule', () => {
  const text = `# envelope-ignore-next-line secret/tracked -- unlike ${RULE}\nPORT=465\n`;
  assert.equal(isSuppressed(text, 'PORT=465'), false);
});

test('stacked directives all reach the line below them', () => {
  const text = `# envelope-ignore-next-line ${RULE}\n# envelope-ignore-next-line secret/tracked\nPORT=465\n`;
  assert.equal(isSuppressed(text, 'PORT=465'), true);
  assert.equal(isSuppressed(text, 'PORT=465', 'secret/tracked'), true);
});

test('a directive for the file reaches every line, also those above it', () => {
  assert.equal(isSuppressed(`PORT=465\n# envelope-ignore-file ${RULE}\n`, 'PORT=465'), true);
});

test('a line may end in CR LF', () => {
  assert.equal(isSuppressed(`# envelope-ignore-next-line ${RULE}\r\nPORT=465\r\n`, 'PORT=465'), true);
});

test('the words outside a comment are text', () => {
  assert.equal(isSuppressed(`NAME=envelope-ignore-file\nPORT=465\n`, 'PORT=465'), false);
});

test('a longer word is another directive', () => {
  assert.equal(isSuppressed('# envelope-ignore-files\nPORT=465\n', 'PORT=465'), false);
});

test('a directive on the last line reaches nothing', () => {
  assert.equal(isSuppressed(`PORT=465\n# envelope-ignore-next-line ${RULE}`, 'PORT=465'), false);
});

for (const [what, directive] of [
  ['directives on lines of their own', '# envelope-ignore-next-line a/b\n'],
  ['directives on one line', '# envelope-ignore-next-line '],
  ['directives for the file', '# envelope-ignore-file a/b\n'],
  ['comments that begin like one', '# envelope-ignore-'],
] as const) {
  test(`stacked ${what} are read in linear time`, () => {
    const text = `${directive.repeat(1_000_000 / directive.length)}\nPORT=465\n`;
    const spent = timeOf(() =>
      readSuppressions(text)({ rule: RULE, at: { uri: 'file:///a', span: { start: text.length - 9, end: text.length } } }),
    );
    assert.ok(spent < 100, `${spent.toFixed(0)} ms`);
  });
}

test('a hundred thousand stacked directives all reach the line below them', () => {
  const text = `# envelope-ignore-next-line ${RULE}\n${'# envelope-ignore-next-line a/b\n'.repeat(100_000)}PORT=465\n`;
  assert.equal(isSuppressed(text, 'PORT=465'), true);
});

test('the service leaves out what a comment in the same file silences, and nothing else', async () => {
  const rulesIn = async (comment: string) => {
    const service = createLanguageService();
    const text = `EMAIL_HOST = "smtp.example.org"\nEMAIL_PORT = 465\n${comment}\nEMAIL_USE_TLS = True\n`;
    await service.open({ uri: 'file:///settings.py', path: '/settings.py', text });
    return service.check('file:///settings.py').map(finding => finding.rule);
  };
  assert.deepEqual(await rulesIn(''), [RULE]);
  assert.deepEqual(await rulesIn('# envelope-ignore-next-line host/typo'), [RULE]);
  assert.deepEqual(await rulesIn(`# envelope-ignore-next-line ${RULE} -- the relay is ours`), []);
});
