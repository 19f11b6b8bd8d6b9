import type { Span } from '../../model/span.ts';
import type { SyntaxNode } from '../../text/syntax.ts';
import { childrenOf, textOf } from '../../text/syntax.ts';
import { readArguments } from './arguments.ts';
import { readAssignments } from './assignments.ts';
import type { ImportedName } from './imports.ts';
import { readImports } from './imports.ts';
import type { PlacedStatement } from './statements.ts';

/** What a name of the module stands for, as far as reading the environment goes. */
export type Binding =
  /** A module by its dotted name: `os`, `environ`. */
  | { readonly kind: 'module'; readonly module: string }
  /** Something imported from a module: `environ.Env`, `decouple.config`. */
  | { readonly kind: 'member'; readonly module: string; readonly member: string }
  /** `os.environ` and other mappings of environment variables. */
  | { readonly kind: 'variables' }
  /** `os.getenv` and its like: a function of a name and a default. */
  | { readonly kind: 'getter' }
  /** An `Env()` of django-environ, with the types and defaults that it was given. */
  | { readonly kind: 'environ'; readonly scheme: ReadonlyMap<string, SchemeEntry> }
  /** An `Env()` of environs. */
  | { readonly kind: 'environs' }
  /** python-decouple's `config`. */
  | { readonly kind: 'decouple' }
  /** A constant of the module, assigned once and unconditionally. */
  | { readonly kind: 'constant'; readonly value: SyntaxNode };

/** `EMAIL_PORT=(int, 25)` or `EMAIL_PORT=int`. */
export interface SchemeEntry {
  readonly cast: SyntaxNode | undefined;
  readonly fallback: SyntaxNode | undefined;
}

interface Bound {
  readonly from: number;
  readonly binding: Binding | undefined;
  /** Where it surely holds, for a name that is bound in a branch. */
  readonly within: Span | undefined;
}

/** The names of a module. A name that is bound twice, or in another branch, stands for nothing that can be known. */
export interface PythonScope {
  readonly text: string;
  readonly imports: readonly ImportedName[];
  /** What `name` stands for at `offset`; `undefined` when nothing binds it, or nothing that is understood. */
  lookup(name: string, offset: number): Binding | undefined;
  /** A name that stands for a binding of this kind at `offset`. */
  nameOf(kind: Binding['kind'], offset: number): string | undefined;
  /** What `self.name`, or `Config.name` of a class of this module, stands for at `offset`. */
  memberOf?(object: string, name: string, offset: number): Binding | undefined;
}

export function readScope(statements: readonly PlacedStatement[], text: string): PythonScope {
  const bindings = new Map<string, Bound>();
  const imports: ImportedName[] = [];
  const lookup = (name: string, offset: number): Binding | undefined => {
    const bound = bindings.get(name);
    if (bound === undefined) return bindUnseen(name, imports);
    return bound.from < offset && (bound.within === undefined || contains(bound.within, offset)) ? bound.binding : undefined;
  };
  const bind = (name: string, { from, binding, within }: Bound): void => {
    const earlier = bindings.get(name);
    bindings.set(
      name,
      earlier === undefined || sameModule(earlier.binding, binding)
        ? { from: earlier?.from ?? from, binding, within: earlier === undefined ? within : undefined }
        : { from, binding: undefined, within: undefined },
    );
  };
  for (const { node, arms } of statements) {
    if (node.name === 'ImportStatement') {
      for (const imported of readImports(node, text)) {
        imports.push(imported);
        bind(imported.name, { from: node.to, binding: bindImport(imported), within: undefined });
      }
    } else if (node.name === 'FunctionDefinition' || node.name === 'ClassDefinition') {
      const name = node.getChild('VariableName');
      if (name !== null) bind(textOf(name, text), { from: node.to, binding: bindFunction(node, { text, lookup }), within: undefined });
    } else {
      for (const name of boundNames(node, text)) bind(name, { from: node.from, binding: undefined, within: undefined });
      for (const { name, value } of readAssignments(node, text)) {
        const certain = value !== undefined && node.name === 'AssignStatement';
        bind(name, { from: node.to, binding: certain ? bindValue(value, { text, lookup }) : undefined, within: arms.at(-1)?.body });
      }
    }
  }
  return {
    text,
    imports,
    lookup,
    nameOf: (kind, offset) => [...bindings.keys()].find(name => lookup(name, offset)?.kind === kind),
  };
}

/** What a loop, a `with` or an `except` gives a name; a `global` leaves its names to whoever assigns them. */
export function boundNames(statement: SyntaxNode, text: string): readonly string[] {
  const children = childrenOf(statement);
  const names = (nodes: readonly SyntaxNode[]): string[] =>
    nodes.flatMap(node =>
      node.name === 'VariableName' ? [textOf(node, text)] : node.name === 'TupleExpression' ? names(childrenOf(node)) : [],
    );
  switch (statement.name) {
    case 'ForStatement':
      return names(
        children.slice(
          0,
          Math.max(
            0,
            children.findIndex(({ name }) => name === 'in'),
          ),
        ),
      );
    case 'WithStatement':
    case 'TryStatement':
      return names(children.filter(({ prevSibling }) => prevSibling?.name === 'as'));
    case 'ScopeStatement':
      return names(children);
    default:
      return [];
  }
}

function contains({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

/** `from .base import *` brings the names of another file; `os` is taken for the module wherever it comes from. */
function bindUnseen(name: string, imports: readonly ImportedName[]): Binding | undefined {
  if (name === 'os') return { kind: 'module', module: 'os' };
  const starred = imports.some(imported => imported.member === '*');
  return name === 'env' && starred ? { kind: 'environ', scheme: EMPTY_SCHEME } : undefined;
}

/** `import os` twice is still `os`. */
function sameModule(one: Binding | undefined, other: Binding | undefined): boolean {
  if (one?.kind !== other?.kind || one === undefined || other === undefined) return false;
  if (one.kind === 'module' && other.kind === 'module') return one.module === other.module;
  return one.kind !== 'constant' && one.kind !== 'environ';
}

const EMPTY_SCHEME: ReadonlyMap<string, SchemeEntry> = new Map();

function bindImport({ module, member, name }: ImportedName): Binding | undefined {
  if (member === undefined) return { kind: 'module', module };
  switch (`${module}.${member}`) {
    case 'os.environ':
      return { kind: 'variables' };
    case 'os.getenv':
      return { kind: 'getter' };
    case 'decouple.config':
      return { kind: 'decouple' };
    case 'environs.env':
      return { kind: 'environs' };
  }
  // A project's own `env` is django-environ's by far the most often, and its methods say what they do.
  if (name === 'env') return { kind: 'environ', scheme: EMPTY_SCHEME };
  return { kind: 'member', module, member };
}

export type Lookup = Pick<PythonScope, 'text' | 'lookup' | 'memberOf'>;

export function bindValue(value: SyntaxNode, scope: Lookup): Binding {
  if (value.name === 'MemberExpression' || value.name === 'VariableName') {
    const known = bindExpression(value, scope);
    if (known !== undefined && known.kind !== 'member' && known.kind !== 'module') return known;
  }
  if (value.name === 'CallExpression') return bindCall(value, scope) ?? { kind: 'constant', value };
  return { kind: 'constant', value };
}

function bindCall(call: SyntaxNode, scope: Lookup): Binding | undefined {
  const callee = call.firstChild && bindExpression(call.firstChild, scope);
  if (callee?.kind !== 'member') return undefined;
  switch (`${callee.module}.${callee.member}`) {
    case 'environ.Env':
    case 'environ.FileAwareEnv':
      return { kind: 'environ', scheme: readScheme(call, scope.text) };
    case 'environs.Env':
    case 'environs.FileAwareEnv':
      return { kind: 'environs' };
    case 'decouple.Config':
    case 'decouple.AutoConfig':
      return { kind: 'decouple' };
    case 'dotenv.dotenv_values':
      return { kind: 'variables' };
    default:
      return undefined;
  }
}

/** `def env(name, default=None): return os.environ.get(name, default)` is another name for the getter. */
function bindFunction(definition: SyntaxNode, scope: Lookup): Binding | undefined {
  const parameters = definition.getChild('ParamList')?.getChildren('VariableName') ?? [];
  const body = childrenOf(definition.getChild('Body') ?? definition).filter(({ name }) => name !== ':' && name !== 'Comment');
  const statements = body[0]?.firstChild?.name === 'String' ? body.slice(1) : body;
  const call = statements.length === 1 && statements[0]?.name === 'ReturnStatement' ? statements[0].getChild('CallExpression') : null;
  if (!call?.firstChild || parameters.length !== 2 || bindExpression(call.firstChild, scope)?.kind !== 'getter') return undefined;
  const { positional } = readArguments(call, scope.text);
  const passesBoth = positional.length === 2 && positional.every((node, index) => isSameName(node, parameters[index], scope.text));
  return passesBoth ? { kind: 'getter' } : undefined;
}

function isSameName(node: SyntaxNode, parameter: SyntaxNode | undefined, text: string): boolean {
  return node.name === 'VariableName' && parameter !== undefined && textOf(node, text) === textOf(parameter, text);
}

/** What a name or a dotted expression stands for. */
export function bindExpression(node: SyntaxNode, scope: Lookup): Binding | undefined {
  if (node.name === 'VariableName') return scope.lookup(textOf(node, scope.text), node.from);
  if (node.name !== 'MemberExpression') return undefined;
  const [object, dot, property] = childrenOf(node);
  if (object === undefined || property?.name !== 'PropertyName' || dot?.name !== '.') return undefined;
  const member = textOf(property, scope.text);
  const own = object.name === 'VariableName' ? scope.memberOf?.(textOf(object, scope.text), member, node.from) : undefined;
  if (own !== undefined) return own;
  const owner = bindExpression(object, scope);
  if (owner?.kind === 'variables') return member === 'get' || member === 'setdefault' ? { kind: 'getter' } : undefined;
  if (owner?.kind !== 'module') return undefined;
  return bindImport({ module: owner.module, member, name: '', statement: node, target: property });
}

function readScheme(call: SyntaxNode, text: string): ReadonlyMap<string, SchemeEntry> {
  const scheme = new Map<string, SchemeEntry>();
  for (const [name, value] of readArguments(call, text).keywords) {
    const [cast, fallback] = value.name === 'TupleExpression' ? childrenOf(value).filter(({ name }) => !'(,)'.includes(name)) : [value];
    scheme.set(name, { cast, fallback });
  }
  return scheme;
}
