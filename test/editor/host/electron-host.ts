import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import type { ExtensionHost } from './bridge.ts';
import { Bridge } from './bridge.ts';
import type { SettingsOptions } from './settings.ts';
import { writeSettings } from './settings.ts';
import type { Workspace } from './workspace.ts';

const root = join(import.meta.dirname, '../../..');

/** Milliseconds for the first start, which downloads VS Code. */
const START_DEADLINE = 110_000;

/** A desktop VS Code for one story, through @vscode/test-electron. */
export class ElectronHost {
  readonly extensionHost: ExtensionHost;
  readonly #close: () => Promise<void>;

  private constructor(extensionHost: ExtensionHost, close: () => Promise<void>) {
    this.extensionHost = extensionHost;
    this.#close = close;
  }

  static async start(workspace: Workspace, settings: SettingsOptions): Promise<ElectronHost> {
    const data = await mkdtemp(join(tmpdir(), 'envelope-desktop-'));
    await writeSettings(data, settings);
    const bridge = new Bridge();
    const url = await bridge.listen();
    const arrival = bridge.arrival(workspace.folder, START_DEADLINE);
    const ended = runTests({
      extensionDevelopmentPath: root,
      extensionTestsPath: join(import.meta.dirname, 'bridge-suite.cjs'),
      extensionTestsEnv: { ENVELOPE_BRIDGE: url },
      launchArgs: [workspace.folder, '--user-data-dir', data, '--extensions-dir', join(data, 'extensions')],
    });
    const failed = ended.then(() => Promise.reject<never>(new Error('VS Code ended before it answered.')));
    const host = await Promise.race([arrival, failed]);
    return new ElectronHost(host, async () => {
      host.close();
      await ended.catch(() => undefined);
      await bridge.close();
      await rm(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    });
  }

  close(): Promise<void> {
    return this.#close();
  }
}
