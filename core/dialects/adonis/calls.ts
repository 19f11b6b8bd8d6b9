import type { ParsedText, SyntaxNode } from '../../text/syntax.ts';
import { textOf } from '../../text/syntax.ts';
import { trace } from '../javascript/follow.ts';
import { decodeString } from '../javascript/literals.ts';
import type { Module } from '../javascript/module.ts';
import { argumentsOf, calleeOf, spanOf } from '../javascript/nodes.ts';
import type { FindCalls, TransportCall } from '../nodemailer/calls.ts';
import { readArguments } from '../nodemailer/calls.ts';

const PACKAGE = '@adonisjs/mail';

/** The mailers of a configuration file, in the form of AdonisJS 6 or in that of 5. */
export function findMailers({ tree }: ParsedText): FindCalls {
  return module => [...findTransports(module), ...findDrivers(tree, module)];
}

/** `mailers: { smtp: transports.smtp({ … }) }`, whose options go to nodemailer as they are. */
function findTransports(module: Module): readonly TransportCall[] {
  return module.imports.has(PACKAGE) ? module.calls.flatMap(call => readTransport(call, module) ?? []) : [];
}

/** AdonisJS 5: `mailers: { smtp: { driver: 'smtp', … } }`, handed to nodemailer whole. */
function findDrivers(tree: ParsedText['tree'], module: Module): readonly TransportCall[] {
  const found: TransportCall[] = [];
  tree?.iterate({
    enter({ name, node }) {
      const mailer = name === 'ObjectExpression' ? readDriver(node, module) : undefined;
      if (mailer !== undefined) found.push(mailer);
    },
  });
  return found;
}

function readDriver(object: SyntaxNode, module: Module): TransportCall | undefined {
  const key = object.parent?.name === 'Property' ? object.parent.firstChild : null;
  const mailers = object.parent?.parent?.parent;
  if (!key || mailers?.name !== 'Property' || nameOf(mailers.firstChild, module.text) !== 'mailers') return undefined;
  const driver = object.getChildren('Property').find(({ firstChild }) => nameOf(firstChild, module.text) === 'driver')?.lastChild;
  if (!driver || nameOf(driver, module.text) !== 'smtp') return undefined;
  return { call: object, callee: spanOf(key), label: nameOf(key, module.text), ...readArguments(object, undefined, module) };
}

function nameOf(node: SyntaxNode | null, text: string): string {
  const written = node === null ? '' : textOf(node, text);
  return node?.name === 'String' ? decodeString(written) : written;
}

function readTransport(call: SyntaxNode, module: Module): TransportCall | undefined {
  const callee = call.name === 'CallExpression' ? calleeOf(call) : undefined;
  const trail = callee && trace(callee, module);
  if (callee === undefined || trail === undefined || trail.root === 'environment' || trail.root.module !== PACKAGE) return undefined;
  if (trail.path.map(({ name }) => name).join('.') !== 'transports.smtp') return undefined;
  const [argument] = argumentsOf(call);
  const mailer = call.parent?.name === 'Property' ? call.parent : undefined;
  const key = mailer?.firstChild ?? (call.parent?.name === 'VariableDeclaration' ? call.parent.getChild('VariableDefinition') : null);
  return {
    call,
    callee: spanOf(callee),
    label: key ? nameOf(key, module.text) : 'smtp',
    ...readArguments(argument, mailer && configurationOf(mailer), module),
  };
}

/** `{ mailers: { smtp: … }, from }`, the object of `defineConfig`, which also names the sender. */
function configurationOf(mailer: SyntaxNode): SyntaxNode | undefined {
  const configuration = mailer.parent?.parent?.parent;
  return configuration?.name === 'ObjectExpression' && configuration.parent?.name === 'ArgList' ? configuration : undefined;
}
