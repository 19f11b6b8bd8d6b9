/** One program that ships, as a file of its own and the chunks that it loads when it needs them. */
export interface Bundle {
  /** The entry's name in `dist/`, without its extension. */
  readonly name: string;
  readonly entry: string;
  /** `commonjs` for VS Code's loader and for servers started by any client, `module` for the command line, `browser` for the webview. */
  readonly kind: 'commonjs' | 'module' | 'browser';
  readonly target: string;
}

// VS Code 1.103, the oldest host, runs Node 22 and Chromium 138; the command line also serves pipelines with Node 20.
export const bundles: readonly Bundle[] = [
  { name: 'extension', entry: 'client/extension.ts', kind: 'commonjs', target: 'node22' },
  { name: 'server', entry: 'server/main.ts', kind: 'commonjs', target: 'node22' },
  { name: 'cli', entry: 'cli/main.ts', kind: 'module', target: 'node22' },
  { name: 'panel', entry: 'client/panel/main.ts', kind: 'browser', target: 'chrome138' },
];
