import type { ParsedText, SyntaxNode } from '../../text/syntax.ts';
import { textOf } from '../../text/syntax.ts';
import { follow } from '../javascript/follow.ts';
import { readMembers } from '../javascript/members.ts';
import type { Module } from '../javascript/module.ts';
import type { FindCalls, TransportCall } from '../nodemailer/calls.ts';
import { readArguments } from '../nodemailer/calls.ts';

/** `{ provider: 'nodemailer', providerOptions: { … }, settings: { defaultFrom } }`, whatever object holds it. */
export function findProviders({ tree }: ParsedText): FindCalls {
  return module => {
    const found: TransportCall[] = [];
    tree?.iterate({
      enter(cursor) {
        if (cursor.name !== 'ObjectExpression') return;
        const call = readProvider(cursor.node, module);
        if (call !== undefined) found.push(call);
      },
    });
    return found;
  };
}

function readProvider(object: SyntaxNode, module: Module): TransportCall | undefined {
  const hasOptions = object.getChildren('Property').some(({ from }) => module.text.startsWith('providerOptions', from));
  if (!hasOptions) return undefined;
  const { members } = readMembers(object, module);
  const member = (wanted: string) => members.find(({ name }) => name === wanted);
  const provider = member('provider')?.value;
  const options = member('providerOptions');
  // By its short name, or by that of its package, if only as what stands in for a variable.
  if (options?.value === undefined || provider === undefined || !/nodemailer['"`]/.test(textOf(provider, module.text))) return undefined;
  const settings = member('settings')?.value;
  return {
    call: object,
    callee: options.key,
    label: 'email',
    senderName: 'defaultFrom',
    ...readArguments(options.value, settings && follow(settings, module), module),
  };
}
