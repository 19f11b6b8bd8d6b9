import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The first start's settings; from then on they are the user's own. */
const USER = {
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  // The examples lie inside this clone.
  'git.openRepositoryInParentFolders': 'always',
  // The local inbox is for programs on this machine, not for the browser.
  'remote.autoForwardPorts': false,
  // The link opens this clone's own examples.
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
};

/** VS Code reads settings of machine scope from a file of their own when it runs as a server. */
const MACHINE = { 'envelope.inbox.startAutomatically': true };

export async function writeUserSettings(userData: string): Promise<void> {
  await writeOnce(join(userData, 'User/settings.json'), USER);
  await writeOnce(join(userData, 'Machine/settings.json'), MACHINE);
}

/** On the desktop there is one file for both. */
export async function writeDesktopSettings(userData: string): Promise<void> {
  await writeOnce(join(userData, 'User/settings.json'), { ...USER, ...MACHINE });
}

async function writeOnce(file: string, settings: object): Promise<void> {
  if (existsSync(file)) return;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(settings, undefined, 2)}\n`);
}
