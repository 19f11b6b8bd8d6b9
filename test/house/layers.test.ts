import assert from 'node:assert/strict';
import { posix } from 'node:path';
import { test } from 'node:test';
import { importsOf, sourcesOf } from './sources.ts';
import type { SourceFile } from './sources.ts';

/** Which rooms a room may import from, itself aside. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  core: [],
  protocol: ['core'],
  workspace: ['core'],
  mail: ['core'],
  server: ['core', 'workspace', 'protocol'],
  client: ['core', 'mail', 'protocol'],
  cli: ['core', 'workspace', 'mail'],
};

const PARSERS = /^(?:@lezer\/|jsonc-parser$)/;

function roomOf(path: string): string {
  return path.split('/')[0] ?? '';
}

function resolved(source: SourceFile, specifier: string): string {
  return posix.join(posix.dirname(source.path), specifier);
}

for (const [room, allowed] of Object.entries(LAYERS)) {
  test(`${room} imports from ${allowed.length === 0 ? 'no other room' : allowed.join(', ')}`, () => {
    const wrong = sourcesOf(room).flatMap(source =>
      importsOf(source)
        .filter(specifier => specifier.startsWith('.'))
        .map(specifier => resolved(source, specifier))
        .filter(target => roomOf(target) !== room && !allowed.includes(roomOf(target)))
        .map(target => `${source.path} → ${target}`),
    );
    assert.deepEqual(wrong, []);
  });
}

test('core imports nothing but itself, and the parsers in core/text alone', () => {
  const wrong = sourcesOf('core').flatMap(source =>
    importsOf(source)
      .filter(specifier => !specifier.startsWith('.') && !(source.path.startsWith('core/text/') && PARSERS.test(specifier)))
      .map(specifier => `${source.path} → ${specifier}`),
  );
  assert.deepEqual(wrong, []);
});

test('vscode is imported by client alone, and vscode-languageserver by server alone', () => {
  const speaksFor: Readonly<Record<string, string>> = {
    vscode: 'client',
    'vscode-languageclient': 'client',
    'vscode-languageserver': 'server',
  };
  const wrong = sourcesOf(...Object.keys(LAYERS)).flatMap(source =>
    importsOf(source)
      .filter(specifier => {
        const owner = speaksFor[specifier.split('/')[0] ?? ''];
        return owner !== undefined && roomOf(source.path) !== owner;
      })
      .map(specifier => `${source.path} → ${specifier}`),
  );
  assert.deepEqual(wrong, []);
});

test('the server and what it imports open no socket', () => {
  const sockets = /^node:(?:net|tls|dgram|dns|http|https|http2)(?:\/|$)/;
  const wrong = sourcesOf('core', 'workspace', 'protocol', 'server').flatMap(source =>
    importsOf(source)
      .filter(specifier => sockets.test(specifier))
      .map(specifier => `${source.path} → ${specifier}`),
  );
  assert.deepEqual(wrong, []);
});

test('dialects and rules never meet', () => {
  const wrong = sourcesOf('core/dialects', 'core/rules').flatMap(source => {
    const other = source.path.startsWith('core/rules/') ? 'core/dialects/' : 'core/rules/';
    return importsOf(source)
      .filter(specifier => specifier.startsWith('.') && resolved(source, specifier).startsWith(other))
      .map(specifier => `${source.path} → ${specifier}`);
  });
  assert.deepEqual(wrong, []);
});
