import type { Span } from '../../model/span.ts';
import type { SyntaxNode } from '../../text/syntax.ts';
import { textOf } from '../../text/syntax.ts';
import { follow, propertyOf, trace } from '../javascript/follow.ts';
import { branchesOf } from '../javascript/members.ts';
import type { Module } from '../javascript/module.ts';
import { argumentsOf, calleeOf, spanOf, unwrap } from '../javascript/nodes.ts';
import { findModuleOptions } from './mailer-module.ts';

/** A place where a program hands options to nodemailer, followed as far as the file shows them. */
export interface TransportCall {
  readonly callee: Span;
  readonly label: string;
  /** The options, the URL or the transport, as it stands there. */
  readonly argument?: SyntaxNode;
  /** The object literal that holds the options. */
  readonly options?: SyntaxNode;
  /** The package that makes the transport: `createTransport(mailgun(…))`. */
  readonly plugin?: { readonly package: string; readonly at: SyntaxNode };
  /** The defaults of messages as they stand there, and the object literal that they lead to. */
  readonly second?: SyntaxNode;
  readonly defaults?: SyntaxNode;
  /** What the sender is called among the defaults: `from` unless said. */
  readonly senderName?: string;
  /** Where there are none: the argument behind which they can be added. */
  readonly defaultsAfter?: SyntaxNode;
  readonly call: SyntaxNode;
}

export type FindCalls = (module: Module) => readonly TransportCall[];

export function findCalls(module: Module): readonly TransportCall[] {
  return module.calls.flatMap(call => readCall(call, module));
}

/** A label names one mailer of its file: the second `transporter` is `transporter 2`. */
export function numberLabels(calls: readonly TransportCall[]): readonly TransportCall[] {
  const counts = new Map<string, number>();
  return calls.map(call => {
    const count = (counts.get(call.label) ?? 0) + 1;
    counts.set(call.label, count);
    return count === 1 ? call : { ...call, label: `${call.label} ${count}` };
  });
}

function readCall(call: SyntaxNode, module: Module): readonly TransportCall[] {
  const callee = call.name === 'CallExpression' ? calleeOf(call) : undefined;
  if (callee === undefined) return [];
  const site = { call, callee: spanOf(callee) };
  if (isCreateTransport(callee, module)) {
    const [argument, second] = argumentsOf(call);
    const isOpen = call.lastChild?.lastChild?.name !== ')';
    return alternativesOf(argument, module).map(alternative => ({
      ...site,
      label: labelOf(call, module.text),
      ...readArguments(alternative, second, module),
      ...(argument && second === undefined && !isOpen && { defaultsAfter: argument }),
    }));
  }
  return findModuleOptions(call, callee, module).map(({ name, transport, defaults }) => ({
    ...site,
    label: name === undefined ? 'MailerModule' : `MailerModule ${name}`,
    ...readArguments(transport, defaults, module),
  }));
}

/** `production ? { … } : { … }` is two mailers: each is what runs somewhere. */
function alternativesOf(argument: SyntaxNode | undefined, module: Module): readonly (SyntaxNode | undefined)[] {
  const target = argument && follow(argument, module);
  const branches = target?.name === 'ConditionalExpression' ? branchesOf(target, module.text) : undefined;
  return branches?.length === 2 ? branches : [argument];
}

/** The transport and the defaults of messages, followed. */
export function readArguments(
  argument: SyntaxNode | undefined,
  second: SyntaxNode | undefined,
  module: Module,
): Omit<TransportCall, 'call' | 'callee' | 'label'> {
  const made = argument && readPlugin(argument, module);
  const first = made?.options ?? (made === undefined ? argument : undefined);
  const options = first && asObject(first, module);
  const defaults = second && asObject(second, module);
  return {
    ...(first && { argument: first }),
    ...(options && { options }),
    ...(made?.plugin && { plugin: made.plugin }),
    ...(second && { second }),
    ...(defaults && { defaults }),
  };
}

/** Most calls are ruled out by what is called: a property of that name, or a variable that could stand for it. */
function isCreateTransport(callee: SyntaxNode, module: Module): boolean {
  const isPossible = callee.name === 'VariableName' ? standsForTransport(callee, module) : lastName(callee, module) === 'createTransport';
  const trail = isPossible ? trace(callee, module) : undefined;
  if (trail === undefined || trail.root === 'environment' || trail.root.module !== 'nodemailer') return false;
  const steps = trail.path.filter(step => step.name !== 'default');
  return steps.length === 1 && steps[0]?.name === 'createTransport';
}

function lastName(callee: SyntaxNode, { text }: Module): string | undefined {
  return callee.name === 'MemberExpression' ? propertyOf(callee, text)?.name : undefined;
}

/** `import { createTransport as x }`, `const { createTransport: x } = …`, `const x = nodemailer.createTransport`. */
function standsForTransport(callee: SyntaxNode, module: Module): boolean {
  const { text } = module;
  return (module.bindings.get(textOf(callee, text)) ?? []).some(({ imported, path, initializer }) => {
    const last = path.at(-1);
    if (imported !== undefined) return imported.name === 'createTransport';
    if (last !== undefined) return textOf(last, text) === 'createTransport';
    return initializer !== undefined && lastName(unwrap(initializer), module) === 'createTransport';
  });
}

/** Packages that only pass their options on to nodemailer's own SMTP transport. */
const PASSING_ON = new Set([
  'nodemailer-smtp-transport',
  'nodemailer-smtp-pool',
  'nodemailer/lib/smtp-transport',
  'nodemailer/lib/smtp-pool',
]);

/** `createTransport(transport(options))`, `createTransport(new Transport(options))`. */
function readPlugin(argument: SyntaxNode, module: Module): Pick<TransportCall, 'options' | 'plugin'> | undefined {
  const inner = follow(argument, module) ?? unwrap(argument);
  if (inner.name !== 'CallExpression' && inner.name !== 'NewExpression') return undefined;
  const callee = calleeOf(inner);
  const trail = callee && trace(callee, module);
  if (callee === undefined || trail === undefined || trail.root === 'environment') return undefined;
  const [options] = argumentsOf(inner);
  if (PASSING_ON.has(trail.root.module)) return options === undefined ? {} : { options };
  // A function of the project's own more likely makes options than a transport.
  return /nodemailer/.test(trail.root.module) ? { plugin: { package: trail.root.module, at: callee } } : undefined;
}

function asObject(node: SyntaxNode, module: Module): SyntaxNode | undefined {
  const target = follow(node, module);
  return target?.name === 'ObjectExpression' ? target : undefined;
}

const NAMED = new Set([
  'PropertyDeclaration',
  'Property',
  'MethodDeclaration',
  'FunctionDeclaration',
  'FunctionExpression',
  'VariableDeclaration',
]);

const NAMES = ['VariableDefinition', 'PropertyDefinition', 'PrivatePropertyDefinition'];

/** The variable, property or function that the transport ends up in. */
function labelOf(call: SyntaxNode, text: string): string {
  for (let node = call.parent; node !== null; node = node.parent) {
    if (node.name === 'AssignmentExpression' && node.firstChild !== null) {
      const target = node.firstChild.lastChild ?? node.firstChild;
      return textOf(target, text);
    }
    if (!NAMED.has(node.name)) continue;
    const name = NAMES.map(kind => node?.getChild(kind)).find(child => child);
    if (name) return textOf(name, text);
  }
  return 'transport';
}
