import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { currentHost, oldestHost } from '../../../scripts/vscode/install.ts';
import type { Certificates } from '../../support/certificates.ts';
import type { ExtensionHost } from './bridge.ts';
import { followHost } from './bridge.ts';
import type { BrowserWindow } from './browser-host.ts';
import { BrowserHost } from './browser-host.ts';
import { Editor } from './editor.ts';
import { ElectronHost } from './electron-host.ts';
import { PageActions } from './page-actions.ts';
import type { SettingsOptions } from './settings.ts';
import type { Workspace, WorkspaceOptions } from './workspace.ts';
import { createWorkspace } from './workspace.ts';

export interface StoryOptions extends WorkspaceOptions, SettingsOptions {}

/** What every story has, in a page or in a desktop window. */
export interface StoryContext {
  readonly editor: Editor;
  readonly workspace: Workspace;
  /** For what the editor's verbs do not cover. */
  readonly extensionHost: ExtensionHost;
}

/** What a story that clicks has beside it. */
export interface PageStoryContext extends StoryContext {
  readonly page: Page;
  readonly user: PageActions;
  /** For servers that the story plays. */
  readonly certificates: Certificates;
  /** Leaves `.pictures/NAME.png`. */
  screenshot(name: string): Promise<void>;
  reload(): Promise<void>;
  /** Where any of the texts is kept: files of the workspace and of VS Code, the browser's storage. */
  searchStorage(texts: readonly string[]): Promise<readonly string[]>;
}

const root = join(import.meta.dirname, '../../..');
const kind = process.env['ENVELOPE_STORIES'] ?? 'current';
/** Milliseconds for one story, with its window's start. */
const STORY_DEADLINE = 240_000;

/** Started by the first story that needs it, ended after the last. */
class SharedHosts {
  #browser: Promise<BrowserHost> | undefined;

  browser(): Promise<BrowserHost> {
    this.#browser ??= BrowserHost.start(kind === 'oldest' ? oldestHost : currentHost);
    return this.#browser;
  }

  async close(): Promise<void> {
    await (await this.#browser)?.close();
  }
}

const shared = new SharedHosts();
after(() => shared.close(), { timeout: 30_000 });

/** A story that speaks to VS Code's API alone: it runs in the browser's VS Code and in a desktop one. */
export function story(title: string, options: StoryOptions, run: (context: StoryContext) => Promise<void>): void {
  if (kind !== 'electron') {
    pageStory(title, options, run);
    return;
  }
  test(title, { timeout: STORY_DEADLINE }, async () => {
    const workspace = await createWorkspace(options);
    const host = await ElectronHost.start(workspace, options);
    try {
      await run({ editor: new Editor(host.extensionHost, workspace), workspace, extensionHost: host.extensionHost });
    } finally {
      await host.close();
      await workspace.remove();
    }
  });
}

/** A story in which somebody looks and clicks. */
export function pageStory(title: string, options: StoryOptions, run: (context: PageStoryContext) => Promise<void>): void {
  if (kind === 'electron') return;
  test(title, { timeout: STORY_DEADLINE }, async () => {
    const workspace = await createWorkspace(options);
    let window: BrowserWindow | undefined;
    try {
      const opened = await (await shared.browser()).open(workspace, options);
      window = opened;
      await run(describeWindow(opened, workspace));
    } catch (error) {
      await window?.page.screenshot({ path: picture(`failed/${title.replace(/\W+/g, '-')}`) }).catch(() => undefined);
      throw error;
    } finally {
      await window?.close();
      await workspace.remove();
    }
  });
}

function describeWindow(window: BrowserWindow, workspace: Workspace): PageStoryContext {
  const extensionHost = followHost(() => window.extensionHost);
  return {
    editor: new Editor(extensionHost, workspace),
    workspace,
    extensionHost,
    page: window.page,
    user: new PageActions(window.page),
    certificates: window.certificates,
    async screenshot(name) {
      await mkdir(dirname(picture(name)), { recursive: true });
      await window.page.screenshot({ path: picture(name) });
    },
    reload: () => window.reload(),
    searchStorage: texts => window.searchStorage(texts),
  };
}

function picture(name: string): string {
  return join(root, '.pictures', `${name}.png`);
}
