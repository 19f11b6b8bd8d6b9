import type { Disposable } from 'vscode';
import type { Run } from '../command.ts';
import { registerCommand } from '../command.ts';
import type { Envelope } from '../envelope.ts';

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

/** Registers what the manifest promises. The commands themselves are loaded with the first one that is used. */
export function registerCommands(envelope: Envelope): readonly Disposable[] {
  const { contributes } = envelope.extension.extension.packageJSON as Manifest;
  return contributes.commands.map(({ command }) => {
    // The promise, so that two uses at once make one command.
    let created: Promise<Run> | undefined;
    return registerCommand(envelope.log, command, async argument => {
      created ??= createCommand(command, envelope);
      const run = await created;
      await run(argument);
    });
  });
}

async function createCommand(name: string, envelope: Envelope): Promise<Run> {
  const { commands } = await import('./index.ts');
  const create = commands[name];
  if (create === undefined) throw new Error(`No file implements ${name}.`);
  return create(envelope);
}
