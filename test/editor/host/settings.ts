import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface SettingsOptions {
  readonly theme?: 'dark' | 'light';
  /** User settings on top of the defaults below. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** `restricted` opens the workspace untrusted, without asking. */
  readonly trust?: 'granted' | 'restricted';
}

/** Writes the user's settings.json: an editor without its own announcements, in the wanted theme. */
export async function writeSettings(
  userData: string,
  { theme = 'dark', settings = {}, trust = 'granted' }: SettingsOptions,
): Promise<void> {
  const all = {
    'chat.disableAIFeatures': true,
    'editor.minimap.enabled': false,
    'extensions.ignoreRecommendations': true,
    'files.autoSave': 'off',
    'git.openRepositoryInParentFolders': 'never',
    'remote.autoForwardPorts': false,
    'security.workspace.trust.enabled': trust === 'restricted',
    'security.workspace.trust.startupPrompt': 'never',
    'telemetry.telemetryLevel': 'off',
    'update.showReleaseNotes': false,
    'window.commandCenter': false,
    'window.title': '${activeEditorShort}${separator}${rootName}',
    'workbench.colorTheme': theme === 'dark' ? 'Default Dark Modern' : 'Default Light Modern',
    'workbench.enableExperiments': false,
    'workbench.layoutControl.enabled': false,
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'workbench.startupEditor': 'none',
    'workbench.tips.enabled': false,
    ...settings,
  };
  await writeJson(join(userData, 'User/settings.json'), all);
  // VS Code as a server reads settings of machine scope from here alone.
  const own = Object.entries(settings).filter(([key]) => key.startsWith('envelope.'));
  await writeJson(join(userData, 'Machine/settings.json'), Object.fromEntries(own));
}

async function writeJson(file: string, value: object): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(value, undefined, 2));
}
