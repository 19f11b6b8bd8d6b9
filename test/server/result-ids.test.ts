import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Diagnostic } from 'vscode-languageserver';
import { ResultIds } from '../../server/result-ids.ts';

const URI = 'file:///shop/.env';

function finding(message: string): Diagnostic {
  return { message, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } } };
}

test('Equal findings of a document keep their id, and others get a new one', () => {
  const ids = new ResultIds();
  const first = ids.of(URI, [finding('one')]);
  assert.equal(ids.of(URI, [finding('one')]), first);
  const second = ids.of(URI, [finding('two')]);
  assert.notEqual(second, first);
  assert.equal(ids.of(URI, [finding('two')]), second);
});

test('An id of one document is never that of another', () => {
  const ids = new ResultIds();
  assert.notEqual(ids.of(URI, []), ids.of(`${URI}.local`, []));
});
