import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { rules } from '../../core/rules/index.ts';
import { parse, ROOT, sourcesOf } from './sources.ts';

const ROOMS = ['core', 'workspace', 'mail', 'protocol', 'server', 'client', 'cli', 'scripts'];
const DATA = /^core\/(?:providers\/data|smtp\/replies)\//;

test('no file that is not data is longer than 400 lines', () => {
  const long = sourcesOf(...ROOMS, 'test')
    .filter(({ path }) => !DATA.test(path) && !/\/(?:corpus|golden|fixtures)\//.test(path))
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    .filter(({ lines }) => lines > 400);
  assert.deepEqual(long, []);
});

test('no module holds mutable state of its own', () => {
  const mutable = sourcesOf(...ROOMS.filter(room => room !== 'scripts')).flatMap(source =>
    parse(source)
      .statements.filter(ts.isVariableStatement)
      .filter(({ declarationList }) => (declarationList.flags & ts.NodeFlags.Const) === 0)
      .map(statement => `${source.path}: ${statement.getText().split('\n')[0]}`),
  );
  assert.deepEqual(mutable, []);
});

test('a rule is one source file and one page of the same path', () => {
  const missing = rules
    .flatMap(({ id }) => ['.ts', '.md'].map(ending => `core/rules/${id}${ending}`))
    .filter(path => !existsSync(join(ROOT, path)));
  assert.deepEqual(missing, []);
});

test('every command of the manifest has a file, and no other', () => {
  const { contributes } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    readonly contributes: { readonly commands: readonly { readonly command: string }[] };
  };
  const table = readFileSync(join(ROOT, 'client/commands/index.ts'), 'utf8');
  const implemented = [...table.matchAll(/^ {2}'(envelope\.\w+)': \w+,$/gm)].map(([, name]) => name);
  assert.deepEqual(implemented.toSorted(), contributes.commands.map(({ command }) => command).toSorted());
});

test('every text that the manifest names is in package.nls.json, and no other', () => {
  const named = [...readFileSync(join(ROOT, 'package.json'), 'utf8').matchAll(/"%([\w.]+)%"/g)].map(([, name]) => name);
  const texts = JSON.parse(readFileSync(join(ROOT, 'package.nls.json'), 'utf8')) as Readonly<Record<string, string>>;
  assert.deepEqual(Object.keys(texts).sort(), [...new Set(named)].sort());
});

test('a rule cites an RFC section, or a page of a provider or framework', () => {
  const uncited = rules.filter(({ source }) => !/^https:\/\/\S+\.\S+/.test(source)).map(({ id }) => id);
  assert.deepEqual(uncited, []);
});

test('an id that was published stays, and a new one is written down beside them (test/house/published-rules.txt)', () => {
  const published = readFileSync(join(ROOT, 'test/house/published-rules.txt'), 'utf8').trim().split('\n');
  const ids = rules.map(({ id }) => id);
  const gone = published.filter(id => !ids.includes(id));
  const unwritten = ids.filter(id => !published.includes(id));
  assert.deepEqual({ gone, unwritten }, { gone: [], unwritten: [] });
});
