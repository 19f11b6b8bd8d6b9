/** One program that ships, as a file of its own and the chunks that it loads when it needs them. */
export interface Bundle {
  /** The entry's name in `dist/`, without its extension. */
  readonly name: string;
  readonly entry: string;
  /** `commonjs` for what Node runs: it starts faster than an ES module, and VS Code's loader takes nothing else. `browser` for the webview. */
  readonly kind: 'commonjs' | 'browser';
  readonly target: string;
  /** A source whose chunks are joined into one file where the bundle ships. */
  readonly together?: string;
}

// VS Code 1.103, the oldest host, runs Node 22 and Chromium 138; the command line also serves pipelines with Node 20.
export const bundles: readonly Bundle[] = [
  { name: 'extension', entry: 'client/extension.ts', kind: 'commonjs', target: 'node22' },
  { name: 'server', entry: 'server/main.ts', kind: 'commonjs', target: 'node22' },
  { name: 'cli', entry: 'cli/main.ts', kind: 'commonjs', target: 'node22', together: 'cli/check/command.ts' },
  { name: 'panel', entry: 'client/panel/main.ts', kind: 'browser', target: 'chrome138' },
];
