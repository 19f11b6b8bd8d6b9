import type { SyntaxNode } from '../../text/syntax.ts';
import { childrenOf, textOf } from '../../text/syntax.ts';
import { readAssignments } from '../python/assignments.ts';
import type { Entry } from '../python/entries.ts';
import { readDictionary, readKeywords } from '../python/entries.ts';
import { readExpression } from '../python/expression.ts';
import { readString } from '../python/literals.ts';
import type { Written } from '../python/alternatives.ts';
import type { PythonScope } from '../python/scope.ts';
import type { PlacedStatement } from '../python/statements.ts';
import { functionStatements, moduleStatements } from '../python/statements.ts';
import { isSetting } from './names.ts';

/** One place that gives settings to an application: its `config`, a class, or a module. */
export interface Container {
  readonly label: string;
  readonly form: 'config' | 'class' | 'module';
  readonly written: readonly WrittenEntry[];
  /** Where its own settings begin; a class inherits others from further up. */
  readonly begins: number;
  /** Other settings may come from where nothing here can look. */
  readonly open: boolean;
}

export interface WrittenEntry extends Entry, Written {}

export function findContainers(root: SyntaxNode, scope: PythonScope): readonly Container[] {
  const bodies = [root, ...functionBodies(root)];
  const configs = bodies
    .map(body => readConfigCalls(functionStatements(body, scope.text), scope))
    .filter(({ written }) => written.length > 0);
  const module = moduleStatements(root, scope.text).flatMap(statement => readNames(statement, scope));
  return [
    ...joinConfigs(configs, root, scope),
    ...readClasses(root, scope),
    { label: 'MAIL', form: 'module', written: module, begins: 0, open: /^from \S+ import \*/m.test(scope.text) },
  ];
}

function functionBodies(root: SyntaxNode): readonly SyntaxNode[] {
  const bodies: SyntaxNode[] = [];
  root.cursor().iterate(({ name, node }) => {
    const body = name === 'FunctionDefinition' ? node.getChild('Body') : null;
    if (body) bodies.push(body);
  });
  return bodies;
}

interface ConfigCalls {
  readonly written: readonly WrittenEntry[];
  readonly open: boolean;
}

/** Settings that several functions give are more than one application, or one in parts. */
function joinConfigs(configs: readonly ConfigCalls[], root: SyntaxNode, { text }: PythonScope): readonly Container[] {
  const loads = /\.config\.from_(?:object|envvar|pyfile|file|prefixed_env|json)\(/.test(text);
  return configs.map(({ written, open }, index) => ({
    label: index === 0 ? 'config' : `config ${index + 1}`,
    form: 'config',
    written,
    begins: 0,
    open: open || loads || configs.length > 1,
  }));
}

function readConfigCalls(statements: readonly PlacedStatement[], scope: PythonScope): ConfigCalls {
  const written: WrittenEntry[] = [];
  let open = false;
  for (const statement of statements) {
    const item = readItem(statement, scope);
    if (item !== undefined) written.push(item);
    const update = readUpdate(statement, scope);
    if (update === undefined) continue;
    written.push(...update.written);
    open ||= update.open;
  }
  return { written, open };
}

/** `app.config["MAIL_PORT"] = 465`. */
function readItem({ node, arms }: PlacedStatement, scope: PythonScope): WrittenEntry | undefined {
  const [target, operator, value, ...rest] = node.name === 'AssignStatement' ? childrenOf(node) : [];
  const [object, bracket, subscript] = target?.name === 'MemberExpression' ? childrenOf(target) : [];
  if (object === undefined || bracket?.name !== '[' || subscript === undefined || operator?.name !== 'AssignOp') return undefined;
  const key = readString(subscript, scope.text);
  if (key === undefined || !isSetting(key.value) || !isConfig(object, scope.text)) return undefined;
  const node_ = value !== undefined && !value.type.isError && rest.length === 0 ? value : undefined;
  return {
    name: key.value,
    key: key.inner,
    span: { start: node.from, end: node.to },
    value: node_ ? readExpression(node_, scope) : { kind: 'unknown', at: { start: key.inner.end, end: node.to } },
    holder: { kind: 'statement', statement: node, alone: rest.length === 0 },
    arms,
    given: false,
    ...(node_ && { node: node_ }),
  };
}

function isConfig(object: SyntaxNode, text: string): boolean {
  const last = object.name === 'MemberExpression' ? object.lastChild : object;
  return last !== null && /^(?:\w*_)?config$/i.test(textOf(last, text));
}

const UPDATERS: ReadonlySet<string> = new Set(['update', 'from_mapping']);

/** `app.config.update(MAIL_PORT=465)`, and the same with a dictionary. */
function readUpdate({ node, arms }: PlacedStatement, scope: PythonScope): { written: readonly WrittenEntry[]; open: boolean } | undefined {
  const call = node.name === 'ExpressionStatement' ? node.firstChild : null;
  const callee = call?.name === 'CallExpression' ? call.firstChild : null;
  const list = call?.getChild('ArgList');
  const [object, method] = [callee?.firstChild, callee?.lastChild];
  if (!list || !object || !method || callee?.name !== 'MemberExpression' || !isConfig(object, scope.text)) return undefined;
  if (!UPDATERS.has(textOf(method, scope.text))) return undefined;
  const lists = [
    readKeywords(list, scope),
    ...list.getChildren('DictionaryExpression').map(dictionary => readDictionary(dictionary, scope)),
  ];
  const entries = lists.flatMap(({ entries }) => entries).filter(({ name }) => isSetting(name));
  // A variable may hold settings as well.
  const passesOn = list.firstChild?.nextSibling?.name === 'VariableName' && list.firstChild.nextSibling.nextSibling?.name !== 'AssignOp';
  return { written: entries.map(entry => ({ ...entry, arms, given: false })), open: passesOn || lists.some(({ open }) => open) };
}

/** `MAIL_PORT = 465` in a class or a module. */
function readNames({ node, arms }: PlacedStatement, scope: PythonScope): WrittenEntry[] {
  return readAssignments(node, scope.text).flatMap(({ name, target, value, statement, alone }): WrittenEntry[] => {
    if (!isSetting(name)) return [];
    const key = { start: target.from, end: target.to };
    const end = value === undefined ? statement.to : value.to;
    return [
      {
        name,
        key,
        span: { start: target.from, end },
        value: value ? readExpression(value, scope) : { kind: 'unknown', at: { start: Math.min(target.to, end), end } },
        holder: { kind: 'statement', statement, alone },
        arms,
        given: false,
        ...(value && { node: value }),
      },
    ];
  });
}

interface ReadClass {
  readonly name: string;
  readonly bases: readonly string[];
  readonly own: readonly WrittenEntry[];
  readonly begins: number;
}

/** Configuration classes, each with what it inherits from others of the file. */
function readClasses(root: SyntaxNode, scope: PythonScope): readonly Container[] {
  const classes: ReadClass[] = [];
  root.cursor().iterate(({ name, node }) => {
    const body = name === 'ClassDefinition' ? node.getChild('Body') : null;
    const named = body && node.getChild('VariableName');
    if (!body || !named) return;
    const bases = childrenOf(node.getChild('ArgList') ?? named).filter(
      ({ name: kind }) => kind === 'VariableName' || kind === 'MemberExpression',
    );
    classes.push({
      name: textOf(named, scope.text),
      bases: bases.map(base => textOf(base, scope.text)),
      begins: node.from,
      own: moduleStatements(body, scope.text).flatMap(statement => readNames(statement, scope)),
    });
  });
  return classes
    .filter(({ own }) => own.length > 0)
    .map(own => {
      const { inherited, open } = inherit(own, classes);
      const hasHeirs = classes.some(({ bases, own: theirs }) => bases.includes(own.name) && theirs.length > 0);
      return { label: own.name, form: 'class', written: [...inherited, ...own.own], begins: own.begins, open: open || hasHeirs };
    });
}

/** Classes that nobody would stack higher. */
const DEEPEST = 8;

function inherit({ bases }: ReadClass, classes: readonly ReadClass[], depth = 0): { inherited: readonly WrittenEntry[]; open: boolean } {
  const inherited: WrittenEntry[] = [];
  let open = false;
  for (const base of bases) {
    const parent = classes.find(({ name }) => name === base);
    if (parent === undefined || depth > DEEPEST) {
      open ||= base !== 'object';
      continue;
    }
    const above = inherit(parent, classes, depth + 1);
    inherited.push(...above.inherited, ...parent.own);
    open ||= above.open;
  }
  return { inherited, open };
}
