import assert from 'node:assert/strict';
import { test } from 'node:test';
import { safeFileName } from '../../../core/message/file-name.ts';
import { parseSearch } from '../../../core/message/search.ts';

test('A search is words and quoted phrases, each with a field or without', () => {
  assert.deepEqual(parseSearch('from:Ann "order 42" subject:"your receipt" x:y'), [
    { field: 'from', text: 'ann' },
    { text: 'order 42' },
    { field: 'subject', text: 'your receipt' },
    { text: 'x:y' },
  ]);
  assert.deepEqual(parseSearch('  "" from:'), [{ text: 'from:' }]);
});

for (const [name, safe] of [
  ['report.pdf', 'report.pdf'],
  ['../../etc/passwd', '_.._etc_passwd'],
  ['C:\\Windows\\evil.exe', 'C__Windows_evil.exe'],
  ['.bashrc', 'bashrc'],
  ['CON.txt', '_CON.txt'],
  ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
  ['a\r\nb\u0000.txt', 'ab.txt'],
  ['name. . ', 'name'],
  ['', 'attachment'],
  ['...', 'attachment'],
  ['Grüße 😀.txt', 'Grüße 😀.txt'],
] as const) {
  test(`${JSON.stringify(name)} is saved as ${safe}`, () => assert.equal(safeFileName(name, 'attachment'), safe));
}

test('A long name is cut before its ending', () => {
  assert.equal(safeFileName(`${'x'.repeat(300)}.pdf`, 'attachment'), `${'x'.repeat(76)}.pdf`);
});
