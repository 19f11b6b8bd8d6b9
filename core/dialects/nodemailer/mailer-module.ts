import type { SyntaxNode } from '../../text/syntax.ts';
import { follow, propertyOf, trace } from '../javascript/follow.ts';
import { functionOf, resultOfFunction } from '../javascript/function-result.ts';
import type { Member } from '../javascript/members.ts';
import { readMembers } from '../javascript/members.ts';
import type { Module } from '../javascript/module.ts';
import { argumentsOf, unwrap } from '../javascript/nodes.ts';

const PACKAGES = new Set(['@nestjs-modules/mailer', '@nest-modules/mailer']);

/** What NestJS's MailerModule passes to `createTransport`. */
export interface ModuleOptions {
  /** Of one among several `transports`. */
  readonly name?: string;
  readonly transport: SyntaxNode;
  readonly defaults?: SyntaxNode;
}

/** `{ transport, defaults }` or `{ transports: { … }, defaults }`, given at once or made by `useFactory`. */
export function findModuleOptions(call: SyntaxNode, callee: SyntaxNode, module: Module): readonly ModuleOptions[] {
  const name = callee.name === 'MemberExpression' ? propertyOf(callee, module.text)?.name : undefined;
  if (name !== 'forRoot' && name !== 'forRootAsync') return [];
  const trail = trace(callee, module);
  if (trail === undefined || trail.root === 'environment' || !PACKAGES.has(trail.root.module)) return [];
  const [argument] = argumentsOf(call);
  const given = argument && follow(argument, module);
  const options = given && (name === 'forRootAsync' ? madeByFactory(given, module) : given);
  if (options?.name !== 'ObjectExpression') return [];
  const { members } = readMembers(options, module);
  const valueOf = (wanted: string) => members.find(member => member.name === wanted)?.value;
  const defaults = valueOf('defaults');
  const transport = valueOf('transport');
  const named = transport === undefined ? namedTransports(valueOf('transports'), module) : [{ transport }];
  return named.map(one => ({ ...one, ...(defaults && { defaults }) }));
}

function namedTransports(given: SyntaxNode | undefined, module: Module): readonly ModuleOptions[] {
  const transports = given && follow(given, module);
  if (transports?.name !== 'ObjectExpression') return [];
  const { members } = readMembers(transports, module);
  return members.flatMap(({ name, value: transport }) => (transport === undefined ? [] : [{ name, transport }]));
}

function madeByFactory(given: SyntaxNode, module: Module): SyntaxNode | undefined {
  if (given.name !== 'ObjectExpression') return undefined;
  const factory = readMembers(given, module).members.find(({ name }) => name === 'useFactory');
  const made = factory && resultOfFunction(functionIn(factory, module));
  return made && follow(made, module);
}

/** `useFactory: () => …`, `useFactory: named`, `useFactory() { … }`. */
function functionIn({ value, property }: Member, module: Module): SyntaxNode {
  if (value === undefined) return property;
  const inner = unwrap(value);
  return functionOf(inner, module) ?? inner;
}
