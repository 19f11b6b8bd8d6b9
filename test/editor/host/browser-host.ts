import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { HostVersion } from '../../../scripts/vscode/install.ts';
import { installHost } from '../../../scripts/vscode/install.ts';
import type { ServedHost } from '../../../scripts/vscode/serve.ts';
import { serveHost } from '../../../scripts/vscode/serve.ts';
import { makeCertificates } from '../../support/certificates.ts';
import type { Certificates } from '../../support/certificates.ts';
import { findFreePort } from '../free-port.ts';
import type { ExtensionHost } from './bridge.ts';
import { Bridge } from './bridge.ts';
import { launchBrowser } from './chromium.ts';
import type { SettingsOptions } from './settings.ts';
import { writeSettings } from './settings.ts';
import type { Workspace } from './workspace.ts';
import { filesContaining } from './workspace.ts';

const root = join(import.meta.dirname, '../../..');
const suite = join(import.meta.dirname, 'bridge-suite.cjs');

/** Milliseconds from navigation until the extension host answers; 3 s is usual on two cores. */
const WINDOW_DEADLINE = 60_000;

interface HostParts {
  readonly bridge: Bridge;
  readonly server: ServedHost;
  readonly browser: Browser;
  readonly origin: string;
  readonly data: string;
  /** Of servers that stories play; this VS Code trusts their authority. */
  readonly certificates: Certificates;
}

/** One VS Code server and one browser, shared by all stories of a run; each story gets a window with storage of its own. */
export class BrowserHost {
  readonly #parts: HostParts;

  private constructor(parts: HostParts) {
    this.#parts = parts;
  }

  static async start(version: HostVersion): Promise<BrowserHost> {
    const host = await installHost(version);
    const data = await mkdtemp(join(tmpdir(), 'envelope-host-'));
    const bridge = new Bridge();
    const certificates = await makeCertificates();
    const authority = join(data, 'authority.pem');
    await writeFile(authority, certificates.authority);
    const env = { ENVELOPE_BRIDGE: await bridge.listen(), NODE_EXTRA_CA_CERTS: authority };
    const port = await findFreePort();
    const server = await serveHost({ host, data, listen: { port }, automation: true, env });
    const browser = await launchBrowser();
    return new BrowserHost({ bridge, server, browser, origin: `127.0.0.1:${port}`, data, certificates });
  }

  async open(workspace: Workspace, settings: SettingsOptions): Promise<BrowserWindow> {
    await writeSettings(this.#parts.server.userData, settings);
    const context = await this.#parts.browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: settings.theme ?? 'dark' });
    const page = await context.newPage();
    // A machine that does other things beside is slow, not broken.
    page.setDefaultTimeout(60_000);
    return BrowserWindow.load({ ...this.#parts, context, page, workspace });
  }

  async close(): Promise<void> {
    const { bridge, browser, server, data } = this.#parts;
    await browser.close();
    await bridge.close();
    await server.end();
    await rm(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

interface WindowParts extends HostParts {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly workspace: Workspace;
}

/** A window of VS Code in a page, with the extension under development in its extension host. */
export class BrowserWindow {
  readonly page: Page;
  readonly #parts: WindowParts;
  #host: ExtensionHost & { close(): void };

  private constructor(parts: WindowParts, host: ExtensionHost & { close(): void }) {
    this.page = parts.page;
    this.#parts = parts;
    this.#host = host;
  }

  static async load(parts: WindowParts): Promise<BrowserWindow> {
    const { page, bridge, origin, workspace } = parts;
    await page.exposeFunction('codeAutomationLog', () => undefined);
    await page.exposeFunction('codeAutomationExit', () => undefined);
    const remote = (path: string): string => `vscode-remote://${origin}${path}`;
    const payload = [
      ['extensionDevelopmentPath', remote(root)],
      ['extensionTestsPath', remote(suite)],
      ['skipWelcome', 'true'],
    ];
    const query = new URLSearchParams({ folder: workspace.folder, payload: JSON.stringify(payload) });
    const arrival = bridge.arrival(workspace.folder, WINDOW_DEADLINE);
    const [host] = await Promise.all([arrival, page.goto(`http://${origin}/?${query.toString()}`)]);
    return new BrowserWindow(parts, host);
  }

  get certificates(): Certificates {
    return this.#parts.certificates;
  }

  get extensionHost(): ExtensionHost {
    return this.#host;
  }

  /** As a user's Ctrl+R: a new extension host, the same storage. */
  async reload(): Promise<void> {
    const { page, bridge, workspace } = this.#parts;
    const old = this.#host;
    const arrival = bridge.arrival(workspace.folder, WINDOW_DEADLINE);
    [this.#host] = await Promise.all([arrival, page.reload()]);
    old.close();
  }

  /** Where any of `texts` is kept: in the workspace, in what VS Code stores on disk, in the browser's storage. */
  async searchStorage(texts: readonly string[]): Promise<readonly string[]> {
    const { workspace, data, page } = this.#parts;
    const stored = await page.evaluate(readBrowserStorage);
    return [
      ...(await filesContaining(workspace.folder, texts)),
      ...(await filesContaining(data, texts)),
      ...stored.filter(entry => texts.some(text => entry.value.includes(text))).map(entry => entry.name),
    ];
  }

  async close(): Promise<void> {
    this.#host.close();
    await this.#parts.context.close();
  }
}

interface StoredEntry {
  readonly name: string;
  readonly value: string;
}

/** Runs in the page: everything in its local storage and its databases, as text. */
async function readBrowserStorage(): Promise<StoredEntry[]> {
  const entries: StoredEntry[] = Object.entries(localStorage).map(([key, value]) => ({
    name: `local storage: ${key}`,
    value: String(value),
  }));
  const settle = <Value>(request: IDBRequest<Value>): Promise<Value> =>
    new Promise((done, fail) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(new Error('The database could not be read.'));
    });
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await settle(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const values = await settle(database.transaction(store).objectStore(store).getAll());
      entries.push({ name: `database: ${name}/${store}`, value: JSON.stringify(values) });
    }
    database.close();
  }
  return entries;
}
