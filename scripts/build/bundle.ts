import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import type { BuildOptions, Format, Plugin } from 'esbuild';
import * as esbuild from 'esbuild';
import type { Bundle } from './bundles.ts';
import { bundles } from './bundles.ts';
import { refusePrivateKeys, stripDefaultKey } from './default-key.ts';
import { copyPages } from './pages.ts';

const root = join(import.meta.dirname, '../..');

export interface BundleOptions {
  readonly minify: boolean;
}

/** A file that was written; `path` is below the root. */
export interface Written {
  readonly path: string;
  readonly bytes: number;
}

/** Everything that ships. Returns what was written, by bundle. */
export async function buildAll(options: BundleOptions): Promise<readonly (readonly Written[])[]> {
  const written = await Promise.all(bundles.map(definition => bundle(definition, options)));
  // Its process would stay as long as the caller does.
  await esbuild.stop();
  await copyPages();
  return written;
}

/** Bundles again whenever a source changes. */
export async function watchAll(options: BundleOptions): Promise<void> {
  for (const definition of bundles) {
    const context = await esbuild.context({ ...configure(definition, options, []), logLevel: 'info' });
    await context.watch();
  }
  await copyPages();
}

async function bundle(definition: Bundle, options: BundleOptions): Promise<readonly Written[]> {
  const written: Written[] = [];
  await esbuild.build(configure(definition, options, written));
  return written;
}

function configure(definition: Bundle, options: BundleOptions, written: Written[]): BuildOptions {
  const { name, entry, kind, target } = definition;
  const extension = { commonjs: '.cjs', module: '.mjs', browser: '.js' }[kind];
  return {
    absWorkingDir: root,
    entryPoints: [{ in: entry, out: name }],
    bundle: true,
    outdir: 'dist',
    outExtension: { '.js': extension },
    chunkNames: `${name}/[name]-[hash]`,
    assetNames: `${name}/[name]`,
    loader: { '.ttf': 'file' },
    // Chunks exist in ESM only; for CommonJS each of them is converted afterwards, so that a class stays one class in all of them.
    format: 'esm',
    splitting: kind !== 'browser',
    platform: kind === 'browser' ? 'browser' : 'node',
    // jsonc-parser's CommonJS is a UMD wrapper whose inner requires no bundler can follow.
    mainFields: kind === 'browser' ? ['browser', 'module', 'main'] : ['module', 'main'],
    target,
    external: kind === 'commonjs' ? ['vscode'] : [],
    banner: kind === 'module' ? { js: REQUIRE_BANNER } : {},
    minify: options.minify,
    sourcemap: options.minify ? false : 'inline',
    legalComments: 'none',
    metafile: true,
    write: false,
    logLevel: 'warning',
    plugins: [stripDefaultKey, writeOutputs({ definition, options, written })],
  };
}

// Bundled CommonJS packages ask for Node's own modules through `require`, which an ES module does not have.
const REQUIRE_BANNER =
  "import { createRequire as createEnvelopeRequire } from 'node:module';const require=createEnvelopeRequire(import.meta.url);";

interface WriteOptions {
  readonly definition: Bundle;
  readonly options: BundleOptions;
  readonly written: Written[];
}

function writeOutputs({ definition, options, written }: WriteOptions): Plugin {
  return {
    name: 'write-outputs',
    setup(build) {
      build.onEnd(async result => {
        const files = result.outputFiles ?? [];
        if (files.length === 0) return;
        for (const file of files) {
          const text = definition.kind === 'commonjs' && file.path.endsWith('.cjs') ? await toCommonJs(file.text, options) : undefined;
          const contents = text ?? file.contents;
          if (/\.[cm]?js$/.test(file.path)) refusePrivateKeys(relative(root, file.path), text ?? file.text);
          await mkdir(dirname(file.path), { recursive: true });
          await writeFile(file.path, contents);
          written.push({ path: relative(root, file.path), bytes: Buffer.byteLength(contents) });
        }
        await removeStaleChunks(definition.name, new Set(files.map(file => basename(file.path))));
      });
    },
  };
}

async function toCommonJs(text: string, options: BundleOptions): Promise<string> {
  const { code } = await esbuild.transform(text, {
    format: 'cjs' satisfies Format,
    platform: 'node',
    // A chunk is loaded with `require` when its `import()` is reached.
    supported: { 'dynamic-import': false },
    minify: options.minify,
    sourcemap: options.minify ? false : 'inline',
    loader: 'js',
  });
  return code;
}

/** Chunk names carry a hash; those of earlier builds are of no use to anybody. */
async function removeStaleChunks(name: string, present: ReadonlySet<string>): Promise<void> {
  const folder = join(root, 'dist', name);
  if (!existsSync(folder)) return;
  for (const file of await readdir(folder)) if (!present.has(file)) await rm(join(folder, file));
}
