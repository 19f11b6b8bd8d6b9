import type { SyntaxNode } from '../../text/syntax.ts';
import { textOf } from '../../text/syntax.ts';
import { trace } from '../javascript/follow.ts';
import { decodeString } from '../javascript/literals.ts';
import type { Module } from '../javascript/module.ts';
import { argumentsOf, calleeOf, spanOf } from '../javascript/nodes.ts';
import type { TransportCall } from '../nodemailer/calls.ts';
import { readArguments } from '../nodemailer/calls.ts';

const PACKAGE = '@adonisjs/mail';

/** `mailers: { smtp: transports.smtp({ … }) }`, whose options go to nodemailer as they are. */
export function findTransports(module: Module): readonly TransportCall[] {
  return module.imports.has(PACKAGE) ? module.calls.flatMap(call => readTransport(call, module) ?? []) : [];
}

function readTransport(call: SyntaxNode, module: Module): TransportCall | undefined {
  const callee = call.name === 'CallExpression' ? calleeOf(call) : undefined;
  const trail = callee && trace(callee, module);
  if (callee === undefined || trail === undefined || trail.root === 'environment' || trail.root.module !== PACKAGE) return undefined;
  if (trail.path.map(({ name }) => name).join('.') !== 'transports.smtp') return undefined;
  const [argument] = argumentsOf(call);
  const mailer = call.parent?.name === 'Property' ? call.parent : undefined;
  const key = mailer?.firstChild ?? (call.parent?.name === 'VariableDeclaration' ? call.parent.getChild('VariableDefinition') : null);
  const written = key && textOf(key, module.text);
  return {
    call,
    callee: spanOf(callee),
    label: key?.name === 'String' ? decodeString(written ?? '') : (written ?? 'smtp'),
    ...readArguments(argument, mailer && configurationOf(mailer), module),
  };
}

/** `{ mailers: { smtp: … }, from }`, the object of `defineConfig`, which also names the sender. */
function configurationOf(mailer: SyntaxNode): SyntaxNode | undefined {
  const configuration = mailer.parent?.parent?.parent;
  return configuration?.name === 'ObjectExpression' && configuration.parent?.name === 'ArgList' ? configuration : undefined;
}
