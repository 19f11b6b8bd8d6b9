import type { SyntaxNode } from '../../text/syntax.ts';
import { textOf } from '../../text/syntax.ts';
import { follow, trace } from '../javascript/follow.ts';
import { readMembers } from '../javascript/members.ts';
import type { Module } from '../javascript/module.ts';
import { argumentsOf, calleeOf, spanOf } from '../javascript/nodes.ts';
import type { TransportCall } from '../nodemailer/calls.ts';
import { readArguments } from '../nodemailer/calls.ts';

/** `next-auth`, `@auth/core`, `@auth/sveltekit` and the like; `email` is the older name of the provider. */
const PROVIDER = /^(?:next-auth|@auth\/[\w-]+)\/providers\/(?:email|nodemailer)$/;

/** `Nodemailer({ server, from })`, with a server: without one the program sends by itself. */
export function findProviders(module: Module): readonly TransportCall[] {
  if (![...module.imports].some(name => PROVIDER.test(name))) return [];
  return module.calls.flatMap(call => readProvider(call, module) ?? []);
}

function readProvider(call: SyntaxNode, module: Module): TransportCall | undefined {
  const callee = call.name === 'CallExpression' ? calleeOf(call) : undefined;
  const trail = callee && trace(callee, module);
  if (callee === undefined || trail === undefined || trail.root === 'environment' || !PROVIDER.test(trail.root.module)) return undefined;
  if (trail.path.some(({ name }) => name !== 'default')) return undefined;
  const [argument] = argumentsOf(call);
  const options = argument && follow(argument, module);
  if (options?.name !== 'ObjectExpression') return undefined;
  const server = readMembers(options, module).members.find(({ name }) => name === 'server')?.value;
  if (server === undefined) return undefined;
  return { call, callee: spanOf(callee), label: textOf(callee, module.text), ...readArguments(server, options, module) };
}
