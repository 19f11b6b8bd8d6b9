import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createRangeOf } from '../../workspace/positions.ts';

test('lines and characters are those of an editor, whatever ends a line', () => {
  const text = fc.array(fc.constantFrom('a', 'ä', '😀', '\n', '\r', '\r\n', '\u2028')).map(parts => parts.join(''));
  fc.assert(
    fc.property(text, fc.nat(), (written, at) => {
      const offset = at % (written.length + 1);
      // An editor has no place between the two signs of one line break.
      if (written[offset - 1] === '\r' && written[offset] === '\n') return;
      const document = { uri: 'file:///a', path: '/a', text: written };
      const expected = TextDocument.create('', '', 0, written).positionAt(offset);
      assert.deepEqual(createRangeOf()(document, { start: offset, end: offset }), { start: expected, end: expected });
    }),
  );
});
