import type { Setting } from '../../model/setting.ts';
import type { Span } from '../../model/span.ts';
import type { Value } from '../../model/value.ts';
import type { SyntaxNode } from '../../text/syntax.ts';
import { childrenOf } from '../../text/syntax.ts';
import { readExpression } from './expression.ts';
import { conceal } from '../conceal.ts';
import { readString } from './literals.ts';
import type { WrittenValue } from './replace-value.ts';
import type { PythonScope } from './scope.ts';

/** A name and its value: `name=value` in a call, `"name": value` in a dictionary, or a statement of its own. */
export interface Entry extends WrittenValue {
  /** The name without quotes. */
  readonly key: Span;
  readonly span: Span;
  readonly holder: EntryHolder;
}

export type EntryHolder =
  | { readonly kind: 'list'; readonly list: SyntaxNode }
  /** `alone`: the statement says nothing else, so that it can be taken away. */
  | { readonly kind: 'statement'; readonly statement: SyntaxNode; readonly alone: boolean };

export interface EntryList {
  readonly entries: readonly Entry[];
  /** `**options`, or an element that is still being typed: there may be more than is written. */
  readonly open: boolean;
}

/** The keyword arguments of a call. */
export function readKeywords(list: SyntaxNode, scope: PythonScope): EntryList {
  const entries: Entry[] = [];
  let open = list.lastChild?.name !== ')';
  const children = childrenOf(list).filter(({ name }) => name !== 'Comment');
  for (const [position, child] of children.entries()) {
    const value = children[position + 2];
    if (child.name === '**' || child.type.isError) open = true;
    if (child.name !== 'VariableName' || children[position + 1]?.name !== 'AssignOp' || value === undefined) continue;
    entries.push(makeEntry(child, { start: child.from, end: child.to }, { value, list, scope }));
  }
  return { entries, open };
}

/** The entries of a dictionary that have a text for a key. */
export function readDictionary(dictionary: SyntaxNode, scope: PythonScope): EntryList {
  const entries: Entry[] = [];
  let open = dictionary.lastChild?.name !== '}';
  const children = childrenOf(dictionary).filter(({ name }) => name !== 'Comment');
  for (const [position, child] of children.entries()) {
    if (child.name === '**' || child.type.isError) open = true;
    if (children[position + 1]?.name !== ':') continue;
    const key = readString(child, scope.text);
    const value = children[position + 2];
    if (key === undefined || value === undefined) open = true;
    else entries.push(makeEntry(child, key.inner, { value, list: dictionary, scope }));
  }
  return { entries, open };
}

interface Element {
  readonly value: SyntaxNode;
  readonly list: SyntaxNode;
  readonly scope: PythonScope;
}

function makeEntry(name: SyntaxNode, key: Span, { value: node, list, scope }: Element): Entry {
  const isWritten = !node.type.isError && node.name !== ',' && !/^[)\]}]$/.test(node.name);
  const at = { start: Math.min(name.to, list.to), end: isWritten ? node.to : name.to };
  return {
    name: scope.text.slice(key.start, key.end),
    key,
    span: { start: name.from, end: isWritten ? node.to : name.to },
    value: isWritten ? readExpression(node, scope) : { kind: 'unknown', at },
    holder: { kind: 'list', list },
    ...(isWritten && { node }),
  };
}

/** What a framework knows of a setting by its name. */
export interface KnownSetting {
  readonly expects?: 'boolean' | 'number';
  readonly secret?: true;
}

export function asSetting({ name, key, span, value }: Entry, { expects, secret }: KnownSetting): Setting {
  return { name, key, span, value: secret ? conceal(value) : value, ...(expects && { expects }), ...(secret && { secret }) };
}

/** Texts that pydantic takes for true: https://docs.pydantic.dev/latest/api/standard_library_types/#booleans. */
const PYDANTIC_TRUE = ['1', 'true', 't', 'yes', 'y', 'on'];

/** The value as a pydantic model takes it for a boolean field. */
export function asPydanticFlag(value: Value): Value {
  if (value.kind === 'unknown' || (value.kind === 'literal' && typeof value.value === 'boolean')) return value;
  return { kind: 'conversion', to: 'boolean', texts: PYDANTIC_TRUE, of: value, at: value.at };
}
