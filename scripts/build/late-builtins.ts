import type { Plugin } from 'esbuild';

/**
 * The language server's packages require Node's `crypto`, `net` and `child_process` for ways of connecting that Envelope does not
 * use. Loading those takes a tenth of the server's start, so they are loaded when something of them is used.
 */
export const lateBuiltins: Plugin = {
  name: 'late-builtins',
  setup(build) {
    build.onResolve({ filter: /^(?:crypto|net|child_process)$/ }, ({ path, importer }) =>
      /[\\/]node_modules[\\/]vscode-(?:jsonrpc|languageserver)[\\/]/.test(importer) ? { path, namespace: 'late-builtin' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'late-builtin' }, ({ path }) => ({
      contents: `module.exports = new Proxy({}, { get: (_, name) => require('node:${path}')[name] });`,
      loader: 'js',
    }));
  },
};
