import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import type { BuildOptions, BuildResult, Format, Plugin } from 'esbuild';
import * as esbuild from 'esbuild';
import type { Bundle } from './bundles.ts';
import { bundles } from './bundles.ts';
import { refusePrivateKeys, stripDefaultKey } from './default-key.ts';
import { joinChunks, type BundledFile } from './join-chunks.ts';
import { lateBuiltins } from './late-builtins.ts';
import { writeModuleEntry } from './module-entry.ts';
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
  await writeModuleEntry();
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
  const extension = { commonjs: '.cjs', browser: '.js' }[kind];
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
    minify: options.minify,
    sourcemap: options.minify ? false : 'inline',
    legalComments: 'none',
    metafile: true,
    write: false,
    logLevel: 'warning',
    plugins: [stripDefaultKey, lateBuiltins, writeOutputs({ definition, options, written })],
  };
}

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
        const files = definition.kind === 'commonjs' ? await convert(result, definition, options) : (result.outputFiles ?? []);
        if (files.length === 0) return;
        for (const { path, contents } of files) {
          if (/\.[cm]?js$/.test(path)) refusePrivateKeys(relative(root, path), Buffer.from(contents).toString('utf8'));
          await mkdir(dirname(path), { recursive: true });
          await writeFile(path, contents);
          written.push({ path: relative(root, path), bytes: Buffer.byteLength(contents) });
        }
        await removeStaleChunks(definition.name, new Set(files.map(file => basename(file.path))));
      });
    },
  };
}

async function convert(
  { outputFiles = [], metafile }: BuildResult,
  { together, entry }: Bundle,
  options: BundleOptions,
): Promise<readonly BundledFile[]> {
  // Source maps belong to one file each, so a build with them keeps its chunks.
  const joins = together !== undefined && metafile !== undefined && options.minify;
  const conversion: Conversion = joins ? {} : options.minify ? { minify: true } : { sourcemap: 'inline' };
  const files = await Promise.all(outputFiles.map(async ({ path, text }) => ({ path, contents: await toCommonJs(text, conversion) })));
  if (!joins) return files;
  const joined = await joinChunks({ files, metafile, entry: together, program: entry, loader: join(root, 'cli/load-compiled.ts') });
  return Promise.all(
    joined.map(async ({ path, contents }) => ({ path, contents: (await esbuild.transform(contents, { minify: true })).code })),
  );
}

type Conversion = Pick<esbuild.TransformOptions, 'minify' | 'sourcemap'>;

async function toCommonJs(text: string, conversion: Conversion): Promise<string> {
  const { code } = await esbuild.transform(text, {
    format: 'cjs' satisfies Format,
    platform: 'node',
    // A chunk is loaded with `require` when its `import()` is reached.
    supported: { 'dynamic-import': false },
    loader: 'js',
    ...conversion,
  });
  return code;
}

/** Chunk names carry a hash; those of earlier builds are of no use to anybody. */
async function removeStaleChunks(name: string, present: ReadonlySet<string>): Promise<void> {
  const folder = join(root, 'dist', name);
  if (!existsSync(folder)) return;
  for (const file of await readdir(folder)) if (!present.has(file)) await rm(join(folder, file));
}
