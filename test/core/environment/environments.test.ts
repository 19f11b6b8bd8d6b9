import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinFamily, readEnvironmentDocument } from '../../../core/environment/environments.ts';
import type { EnvironmentReader } from '../../../core/environment/reader.ts';

function family(files: Readonly<Record<string, string>>) {
  const members = Object.entries(files).map(([name, text]) =>
    readEnvironmentDocument({ uri: `file:///p/${name}`, path: `/p/${name}`, text }),
  );
  return joinFamily('/p', members);
}

const FILES = {
  '.env': 'PORT=25\nHOST=a.example\nPASS=Xk9#vQ2!\nURL=smtp://${HOST}',
  '.env.local': 'HOST=b.example',
  '.env.production': 'PORT=465\nHOST=c.example',
};

function value(name: string, mode?: string, reader: EnvironmentReader = 'dotenv'): string | undefined {
  return family(FILES).lookup(mode, reader)(name)?.text;
}

test('a variable has the value of the file that wins in the mode', () => {
  assert.deepEqual(
    [value('PORT'), value('HOST'), value('PORT', 'production'), value('HOST', 'production')],
    ['25', 'b.example', '465', 'b.example'],
  );
  assert.equal(value('NOBODY'), undefined);
});

test('Symfony loads the file of the mode over that of the machine', () => {
  assert.deepEqual([value('HOST', 'production', 'symfony'), value('HOST', undefined, 'symfony')], ['c.example', 'b.example']);
});

test('a value is what the reader of the program sees, with the files of the family behind its variables', () => {
  assert.equal(value('PASS'), 'Xk9');
  assert.equal(value('PASS', undefined, 'python-dotenv'), 'Xk9#vQ2!');
  assert.equal(value('URL', undefined, 'dotenv-expand'), 'smtp://b.example');
});

test('what a reader drops is told with its place', () => {
  const definition = family(FILES).lookup(undefined, 'dotenv')('PASS');
  assert.deepEqual(definition?.truncated, {
    seenLength: 3,
    writtenLength: 8,
    reader: 'dotenv',
    rest: { uri: 'file:///p/.env', span: { start: 31, end: 36 } },
  });
});

test('a mode counts where its own file defines one of the variables', () => {
  assert.deepEqual(family(FILES).modesDefining(new Set(['PORT'])), ['production']);
  assert.deepEqual(family(FILES).modesDefining(new Set(['PASS'])), []);
});
