import type { Conversion, Reference, Value } from '../../model/value.ts';
import type { SyntaxNode } from '../../text/syntax.ts';
import { textOf } from '../../text/syntax.ts';
import type { CallArguments } from './arguments.ts';
import { readArguments } from './arguments.ts';
import type { Reading } from './expression.ts';
import { readLiteral, readString } from './literals.ts';
import type { Binding, SchemeEntry } from './scope.ts';
import { bindExpression } from './scope.ts';

type Target = Conversion['to'];

/** Which texts a library's boolean cast takes for true, in lower case. */
const TRUE_TEXTS = {
  // https://github.com/joke2k/django-environ: `Env.BOOLEAN_TRUE_STRINGS`, and any other integer than 0.
  environ: ['true', 'on', 'ok', 'y', 'yes', '1'],
  // https://marshmallow.readthedocs.io: `fields.Boolean.truthy`.
  environs: ['true', 't', 'yes', 'y', 'on', '1'],
  // https://github.com/HBNetwork/python-decouple: `Config._BOOLEANS`; `distutils.util.strtobool` has the same.
  strtobool: ['y', 'yes', 't', 'true', 'on', '1'],
  // What a project's own `env_bool()` takes, as far as its name tells.
  helper: ['true', '1', 'yes', 'on', 't', 'y'],
} as const;

/** Functions that nearly every project without a library writes for itself: their names say what they do. */
const FLAG_HELPER = /^_?(?:get_|read_)?(?:env_?(?:as_)?(?:bool|boolean|flag)|(?:bool|boolean|flag)_(?:from_)?env)$/i;
const NUMBER_HELPER = /^_?(?:get_|read_)?(?:env_?(?:as_)?(?:int|integer)|int_(?:from_)?env)$/i;

interface Call extends Reading, CallArguments {
  readonly node: SyntaxNode;
}

/** A call that reads an environment variable or converts a value; `undefined` for every other. */
export function readCall(node: SyntaxNode, reading: Reading): Value | undefined {
  const callee = node.firstChild;
  if (callee === null) return undefined;
  const call: Call = { ...reading, ...readArguments(node, reading.scope.text), node };
  if (call.spread) return undefined;
  const bound = bindExpression(callee, reading.scope);
  const helper = callee.name === 'VariableName' && (bound === undefined || bound.kind === 'member') ? readHelper(callee, call) : undefined;
  if (helper !== undefined) return helper;
  if (bound !== undefined) return readBoundCall(bound, call);
  if (callee.name === 'VariableName') return readBuiltin(textOf(callee, reading.scope.text), call);
  return callee.name === 'MemberExpression' ? readMethod(callee, call) : undefined;
}

function readBoundCall(bound: Binding, call: Call): Value | undefined {
  switch (bound.kind) {
    case 'getter':
      return refer(call, call.positional[1] ?? call.keywords.get('default'));
    case 'decouple':
      return readDecouple(call);
    case 'environ':
      return readEnviron(bound.scheme, call);
    case 'environs':
      return refer(call, call.positional[1] ?? call.keywords.get('default'));
    case 'member':
      return bound.member === 'strtobool' ? convertOnly('boolean', TRUE_TEXTS.strtobool, call) : undefined;
    case 'module':
    case 'variables':
    case 'constant':
      return undefined;
  }
}

/** `env_bool("X", False)` and `env_int("X", 25)`, written or imported by the project. */
function readHelper(callee: SyntaxNode, call: Call): Value | undefined {
  const name = textOf(callee, call.scope.text);
  const reference = refer(call, call.positional[1] ?? call.keywords.get('default'));
  if (reference === undefined) return undefined;
  if (FLAG_HELPER.test(name)) return convert(reference, call.node, { to: 'boolean', texts: TRUE_TEXTS.helper });
  return NUMBER_HELPER.test(name) ? convert(reference, call.node, { to: 'number' }) : undefined;
}

const BUILTINS: ReadonlyMap<string, Target> = new Map([
  ['int', 'number'],
  ['float', 'number'],
  ['str', 'text'],
  ['bool', 'truthiness'],
]);

function readBuiltin(name: string, call: Call): Value | undefined {
  const to = BUILTINS.get(name);
  if (to !== undefined) return convertOnly(to, undefined, call);
  return name === 'strtobool' ? convertOnly('boolean', TRUE_TEXTS.strtobool, call) : undefined;
}

function convertOnly(to: Target, texts: readonly string[] | undefined, { positional, keywords, read, node }: Call): Value | undefined {
  const [operand] = positional;
  if (operand === undefined || positional.length !== 1 || keywords.size > 0) return undefined;
  return convert(read(operand), node, { to, ...(texts && { texts }) });
}

function convert(of: Value, node: SyntaxNode, { to, texts }: { readonly to: Target; readonly texts?: readonly string[] }): Value {
  const at = { start: node.from, end: node.to };
  if (of.kind === 'unknown') return { kind: 'unknown', at };
  return { kind: 'conversion', to, of, at, ...(texts && { texts }) };
}

/** `env.bool("X")`, `env.str("X", default="d")`, and `.strip()` on something that is understood. */
function readMethod(callee: SyntaxNode, call: Call): Value | undefined {
  const object = callee.firstChild;
  const property = callee.lastChild;
  if (object === null || property?.name !== 'PropertyName') return undefined;
  const method = textOf(property, call.scope.text);
  const owner = bindExpression(object, call.scope);
  if (owner?.kind === 'environ' || owner?.kind === 'environs') return readTyped(method, owner.kind, call);
  if (owner === undefined && method === 'strip' && call.positional.length === 0) {
    const value = call.read(object);
    return value.kind === 'reference' ? { ...value, at: { start: call.node.from, end: call.node.to } } : undefined;
  }
  return undefined;
}

/** The variable that `env.email_url("NAME", default=…)` of django-environ takes apart; without a name it is `standard`. */
export function readMethodReference(node: SyntaxNode, reading: Reading, { methods, standard }: MethodNames): Reference | undefined {
  const callee = node.name === 'CallExpression' ? node.firstChild : null;
  const object = callee?.firstChild;
  const property = callee?.lastChild;
  if (!object || property?.name !== 'PropertyName' || !methods.includes(textOf(property, reading.scope.text))) return undefined;
  if (bindExpression(object, reading.scope)?.kind !== 'environ') return undefined;
  const call: Call = { ...reading, ...readArguments(node, reading.scope.text), node };
  const fallback = call.keywords.get('default') ?? call.positional[1];
  if (call.positional.length > 0 || call.keywords.has('var')) return refer(call, fallback);
  const name = { start: property.from, end: property.to };
  const reference: Reference = { kind: 'reference', variable: standard, name, at: { start: node.from, end: node.to } };
  return fallback === undefined ? reference : { ...reference, fallback: call.read(fallback), fallbackFor: 'missing' };
}

interface MethodNames {
  readonly methods: readonly string[];
  readonly standard: string;
}

function readTyped(method: string, library: 'environ' | 'environs', call: Call): Value | undefined {
  const reference = refer(call, call.keywords.get('default') ?? call.positional[1]);
  if (reference === undefined) return undefined;
  switch (method) {
    case 'str':
      return reference;
    case 'int':
    case 'float':
      return convert(reference, call.node, { to: 'number' });
    case 'bool':
      return convert(reference, call.node, { to: 'boolean', texts: TRUE_TEXTS[library] });
    default:
      return undefined;
  }
}

/** `config("X", default=…, cast=…)`: the cast is applied to the default as well. */
function readDecouple(call: Call): Value | undefined {
  const reference = refer(call, call.keywords.get('default') ?? call.positional[1]);
  return reference && castTo(reference, call.keywords.get('cast') ?? call.positional[2], { call, texts: TRUE_TEXTS.strtobool });
}

/** `env("X", cast, default)`, where a type in `Env(X=(type, default))` or the type of the default is the cast otherwise. */
function readEnviron(scheme: ReadonlyMap<string, SchemeEntry>, call: Call): Value | undefined {
  const name = call.positional[0] && readString(call.positional[0], call.scope.text)?.value;
  const entry = name === undefined ? undefined : scheme.get(name);
  const fallback = call.keywords.get('default') ?? call.positional[2] ?? entry?.fallback;
  const reference = refer(call, fallback);
  if (reference === undefined) return undefined;
  const cast = call.keywords.get('cast') ?? call.positional[1] ?? entry?.cast;
  if (cast !== undefined) return castTo(reference, cast, { call, texts: TRUE_TEXTS.environ });
  const example = fallback && readLiteral(fallback, call.scope.text)?.value;
  if (typeof example === 'boolean') return convert(reference, call.node, { to: 'boolean', texts: TRUE_TEXTS.environ });
  return typeof example === 'number' ? convert(reference, call.node, { to: 'number' }) : reference;
}

interface Casting {
  readonly call: Call;
  readonly texts: readonly string[];
}

function castTo(reference: Reference, cast: SyntaxNode | undefined, { call, texts }: Casting): Value | undefined {
  if (cast === undefined) return reference;
  switch (textOf(cast, call.scope.text)) {
    case 'str':
      return reference;
    case 'bool':
      return convert(reference, call.node, { to: 'boolean', texts });
    case 'int':
    case 'float':
      return convert(reference, call.node, { to: 'number' });
    default:
      return undefined;
  }
}

function refer({ positional, keywords, scope, read, node }: Call, fallback: SyntaxNode | undefined): Reference | undefined {
  const key = positional[0] ?? keywords.get('var') ?? keywords.get('key');
  const name = key && readString(key, scope.text);
  if (name === undefined) return undefined;
  const reference: Reference = { kind: 'reference', variable: name.value, name: name.inner, at: { start: node.from, end: node.to } };
  return fallback === undefined ? reference : { ...reference, fallback: read(fallback), fallbackFor: 'missing' };
}
