import assert from 'node:assert/strict';
import { posix } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { parse, sourcesOf } from './sources.ts';
import type { SourceFile } from './sources.ts';

const SOCKETS = /^node:(?:net|tls|dgram|dns|http|https|http2)(?:\/|$)/;

/** The local inbox listens on this machine and reaches nobody. */
const LISTENS = 'mail/capture/';

const sources = new Map(sourcesOf('client', 'mail').map(source => [source.path, source]));

/** What a module loads, at once or later; types are not loaded. */
function loadedBy(source: SourceFile): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && node.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword) add(node.moduleSpecifier);
    if (ts.isExportDeclaration(node) && !node.isTypeOnly && node.moduleSpecifier) add(node.moduleSpecifier);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword && node.arguments[0]) add(node.arguments[0]);
    ts.forEachChild(node, visit);
  };
  const add = (specifier: ts.Expression): void => {
    if (!ts.isStringLiteral(specifier)) return;
    const { text } = specifier;
    found.push(text.startsWith('.') ? posix.join(posix.dirname(source.path), text) : text);
  };
  visit(parse(source));
  return found;
}

const loads = new Map([...sources].map(([path, source]) => [path, loadedBy(source)]));

function reachesNetwork(path: string, seen: Set<string>): boolean {
  if (path.startsWith(LISTENS) || seen.has(path)) return false;
  seen.add(path);
  return (loads.get(path) ?? []).some(target => SOCKETS.test(target) || (target.startsWith('mail/') && reachesNetwork(target, seen)));
}

function asksForTrust(path: string): boolean {
  return sources.get(path)?.text.includes('workspace.isTrusted') === true;
}

/** The ways from a module up to one that nobody loads, none of which may pass without a question for trust. */
function unguarded(path: string, way: readonly string[]): readonly string[] {
  if (asksForTrust(path) || way.includes(path)) return [];
  const up = [...loads].filter(([, targets]) => targets.includes(path)).map(([importer]) => importer);
  const here = [...way, path];
  return up.length === 0 ? [here.join(' ← ')] : up.flatMap(importer => unguarded(importer, here));
}

test('whatever reaches the network is behind a question whether the workspace is trusted', () => {
  const callers = [...loads].filter(
    ([path, targets]) =>
      path.startsWith('client/') && targets.some(target => target.startsWith('mail/') && reachesNetwork(target, new Set())),
  );
  assert.ok(callers.length >= 8, 'the modules that check, send, discover and ask');
  assert.deepEqual(
    callers.flatMap(([path]) => unguarded(path, [])),
    [],
  );
});
