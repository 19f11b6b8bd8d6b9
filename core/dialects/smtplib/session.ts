import type { Span } from '../../model/span.ts';
import type { Value } from '../../model/value.ts';
import type { SyntaxNode } from '../../text/syntax.ts';
import { textOf } from '../../text/syntax.ts';
import type { CallArguments } from '../python/arguments.ts';
import { readArguments } from '../python/arguments.ts';
import { readExpression } from '../python/expression.ts';
import { readFileScope } from '../python/file-scope.ts';
import type { PythonScope } from '../python/scope.ts';
import { bindExpression } from '../python/scope.ts';
import type { Connection } from './connections.ts';
import { findConnections } from './connections.ts';
import type { FileIndex, Use } from './file-index.ts';
import { hasError, indexFile } from './file-index.ts';
import type { ContextReading } from './context.ts';
import { readContext } from './context.ts';
import type { Branch } from './places.ts';
import { areExclusive, blockOf, branchesAround, contains, enclosingBlock, isHandler, testOf, testsOf } from './places.ts';

/** An argument that says a setting, or is missing where one could. */
export interface Argument {
  readonly name: SettingName;
  readonly node: SyntaxNode;
  /** Name through value of `port=465`; the value alone where its position says what it is. */
  readonly span: Span;
  readonly key: Span;
  readonly value: Value;
}

export type SettingName = 'host' | 'port' | 'timeout' | 'user' | 'password' | 'from_addr';

/** What a program says to the server over one connection, as far as it bears on encryption and login. */
export interface Session {
  readonly connection: Connection;
  readonly arguments: readonly Argument[];
  /** `server.starttls(…)`, and when it is called. */
  readonly upgrade: Upgrade | undefined;
  readonly login: Use | undefined;
  /** Something is being typed behind the login in its block, so that what comes after it is not what it seems to be. */
  readonly isUnfinished: boolean;
  readonly context: ContextReading | undefined;
  /** Only the running program knows which of several connections it opens to this port, or who else uses this one. */
  readonly uncertain: boolean;
  /** More arguments may be given than are written, or are still being typed. */
  readonly spread: boolean;
}

export interface Upgrade {
  readonly call: SyntaxNode;
  /** `offered`: only where the server has it, or failure is passed over. */
  readonly when: 'always' | 'offered' | 'perhaps';
  /** What is asked before, where that can be read. */
  readonly asked?: Value;
}

export interface SmtplibFile {
  readonly root: SyntaxNode;
  readonly text: string;
  readonly scope: PythonScope;
  readonly sessions: readonly Session[];
}

export function readFile(root: SyntaxNode, text: string): SmtplibFile {
  const scope = readFileScope(root, text);
  const index = indexFile({ root, text, scope });
  const connections = findConnections(index);
  const blocks = Map.groupBy(connections, ({ call }) => enclosingBlock(call, 'FunctionDefinition').from);
  const sessions = [...blocks.values()].flatMap(block =>
    block.map((connection, position) => readSession(connection, block.slice(Math.max(0, position - NEARBY), position + NEARBY), index)),
  );
  const said = sessions.filter(saysSomething).sort((one, other) => one.connection.call.from - other.connection.call.from);
  return { root, text, scope, sessions: said };
}

/** Alternatives stand close together: so many connections before and after one are compared with it. */
const NEARBY = 8;

/** https://docs.python.org/3/library/smtplib.html: the parameters of each method, in their order. */
const CONSTRUCTOR = ['host', 'port', 'local_hostname'];
const CONNECT = ['host', 'port'];
const LOGIN = ['user', 'password'];
const SENDMAIL = ['from_addr'];
const SEND_MESSAGE = ['msg', 'from_addr'];

/** `near`: the connections of the same function, as far as they can be alternatives. */
function readSession(connection: Connection, near: readonly Connection[], index: FileIndex): Session {
  const { scope } = index;
  const { call, uses, constructor } = connection;
  const given = readArguments(call, scope.text);
  const connect = uses.find(({ method }) => method === 'connect');
  const login = uses.find(({ method }) => method === 'login');
  const send = uses.find(({ method }) => method === 'sendmail');
  const sendMessage = uses.find(({ method }) => method === 'send_message');
  const parameters = constructor === 'SMTP' ? [...CONSTRUCTOR, 'timeout'] : CONSTRUCTOR;
  const found = [
    ...nameArguments(given, parameters, scope),
    ...fromUse(connect, CONNECT, scope),
    ...fromUse(login, LOGIN, scope),
    ...fromUse(send, SENDMAIL, scope),
    ...fromUse(sendMessage, SEND_MESSAGE, scope),
  ];
  // `connect` speaks last; the first sender is as good as any.
  const byName = new Map<SettingName, Argument>();
  for (const argument of found) if (argument.name !== 'from_addr' || !byName.has('from_addr')) byName.set(argument.name, argument);
  const upgrade = readUpgrade(connection, scope);
  return {
    connection,
    arguments: [...byName.values()],
    upgrade,
    login,
    isUnfinished: login !== undefined && isUnfinished(login.call, upgrade, index),
    context: contextOf({ constructor, given, upgrade, call }, index),
    uncertain: isUncertain(connection, { near, port: byName.get('port'), upgrade, scope }),
    spread: given.spread || [call, login?.call].some(each => each !== undefined && !isClosed(each)),
  };
}

/** From the login to the end of the block that holds it together with the upgrade. */
function isUnfinished(login: SyntaxNode, upgrade: Upgrade | undefined, index: FileIndex): boolean {
  let block = blockOf(login);
  while (upgrade !== undefined && block.parent !== null && !contains(block, upgrade.call)) block = blockOf(block);
  return hasError(index, login.from, block.to);
}

function isClosed(call: SyntaxNode): boolean {
  return call.getChild('ArgList')?.lastChild?.name === ')';
}

/** A bare `SMTP()` that is never connected says nothing. */
function saysSomething({ arguments: given, upgrade, spread, connection }: Session): boolean {
  return given.length > 0 || upgrade !== undefined || spread || connection.uses.some(({ method }) => method === 'connect');
}

function fromUse(use: Use | undefined, parameters: readonly string[], scope: PythonScope): readonly Argument[] {
  return use === undefined ? [] : nameArguments(readArguments(use.call, scope.text), parameters, scope);
}

const NAMES: ReadonlySet<string> = new Set(['host', 'port', 'timeout', 'user', 'password', 'from_addr']);

function nameArguments(given: CallArguments, parameters: readonly string[], scope: PythonScope): readonly Argument[] {
  const { positional, keywords } = given;
  const found: Argument[] = [];
  for (const [index, node] of positional.entries()) {
    const parameter = parameters[index];
    const span = { start: node.from, end: node.to };
    if (isName(parameter)) found.push({ name: parameter, node, span, key: span, value: readValue(node, scope) });
  }
  for (const [keyword, node] of keywords) {
    if (!isName(keyword)) continue;
    const written = node.prevSibling?.prevSibling;
    const key = written ? { start: written.from, end: written.to } : { start: node.from, end: node.to };
    found.push({ name: keyword, node, key, span: { start: key.start, end: node.to }, value: readValue(node, scope) });
  }
  return found;
}

/** `smtplib.SMTP_PORT` and `smtplib.SMTP_SSL_PORT` are numbers too. */
const PORTS: ReadonlyMap<string, number> = new Map([
  ['SMTP_PORT', 25],
  ['SMTP_SSL_PORT', 465],
]);

function readValue(node: SyntaxNode, scope: PythonScope): Value {
  const bound = bindExpression(node, scope);
  const port = bound?.kind === 'member' && bound.module === 'smtplib' ? PORTS.get(bound.member) : undefined;
  const at = { start: node.from, end: node.to };
  return port === undefined ? readExpression(node, scope) : { kind: 'literal', value: port, at, inner: at };
}

function isName(name: string | undefined): name is SettingName {
  return name !== undefined && NAMES.has(name);
}

/** The call of `starttls` that surely runs, else the first. */
function readUpgrade(connection: Connection, scope: PythonScope): Upgrade | undefined {
  const upgrades = connection.uses.filter(({ method }) => method === 'starttls').map(({ call }) => judgeUpgrade(call, connection, scope));
  return upgrades.find(({ when }) => when === 'always') ?? upgrades[0];
}

function judgeUpgrade(call: SyntaxNode, { call: opened, uses }: Connection, scope: PythonScope): Upgrade {
  const branches = branchesAround(call, opened).filter(branch => !isHarmless(branch, uses));
  const [only] = branches;
  if (only === undefined) return { call, when: 'always' };
  const test = branches.length === 1 ? testOf(only) : undefined;
  if (test !== undefined && /\bhas_extn\(|\besmtp_features\b/.test(textOf(test, scope.text))) return { call, when: 'offered' };
  if (only.statement.name === 'TryStatement' && branches.length === 1 && !isHandler(only.arm)) return { call, when: 'offered' };
  const asked = test && readExpression(test, scope);
  const isRead = asked !== undefined && asked.kind !== 'unknown';
  return { call, when: 'perhaps', ...(isRead && { asked: { kind: 'conversion', to: 'truthiness', of: asked, at: asked.at } as const }) };
}

/** A `try` around upgrade and login alike: when the upgrade fails, so does the login. */
function isHarmless({ statement, arm }: Branch, uses: readonly Use[]): boolean {
  if (statement.name !== 'TryStatement' || isHandler(arm)) return false;
  const speaking = uses.filter(({ method }) => method === 'login' || method === 'sendmail' || method === 'send_message');
  return statement.getChild('except') === null || speaking.length === 0 || speaking.some(({ call }) => contains(statement, call));
}

interface Encrypting extends Pick<Connection, 'constructor' | 'call'> {
  readonly given: CallArguments;
  readonly upgrade: Upgrade | undefined;
}

/** The context of the call that begins TLS. */
function contextOf({ constructor, given, upgrade, call }: Encrypting, index: FileIndex): ContextReading | undefined {
  const user = constructor === 'SMTP_SSL' ? call : upgrade?.call;
  if (user === undefined) return undefined;
  const { keywords, spread } = user === call ? given : readArguments(user, index.text);
  const argument = keywords.get('context');
  if (argument !== undefined) return readContext(argument, user, index);
  return spread ? { verifies: undefined, at: user, weakened: [] } : undefined;
}

interface Surroundings {
  readonly near: readonly Connection[];
  readonly port: Argument | undefined;
  readonly upgrade: Upgrade | undefined;
  readonly scope: PythonScope;
}

/** `if use_ssl: SMTP_SSL(host, port) else: SMTP(host, port)`: which of them this port gets shows only as the program runs. */
function isUncertain({ call, constructor, escapes }: Connection, { near, port, upgrade, scope }: Surroundings): boolean {
  if (constructor === 'SMTP' && escapes && upgrade === undefined) return true;
  // The default fits the class, and a number beside the class was chosen for it.
  if (port === undefined || (contains(call, port.node) && isNumber(port))) return false;
  const block = enclosingBlock(call, 'FunctionDefinition');
  const others = near.filter(other => other.call !== call);
  const portText = textOf(port.node, scope.text);
  if (others.some(other => areExclusive(call, other.call) || portText === portTextOf(other, scope.text))) return true;
  const branches = branchesAround(call, block.getChild('ParamList') ?? block);
  return branches.some(branch => testsOf(branch).some(test => ASKS_FOR_PORT.test(textOf(test, scope.text))));
}

const ASKS_FOR_PORT = /(?:^|[^a-z])port|ssl|tls|secure|encrypt|465|587/i;

function isNumber({ node, value }: Argument): boolean {
  return value.kind === 'literal' && value.at.start === node.from;
}

function portTextOf({ call }: Connection, text: string): string | undefined {
  const { positional, keywords } = readArguments(call, text);
  const node = keywords.get('port') ?? positional[1];
  return node && textOf(node, text);
}
