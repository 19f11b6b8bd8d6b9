import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import * as esbuild from 'esbuild';
import type { Metafile } from 'esbuild';

/** A file of a bundle in CommonJS, not minified. */
export interface BundledFile {
  readonly path: string;
  readonly contents: string;
}

export interface JoinRequest {
  readonly files: readonly BundledFile[];
  readonly metafile: Metafile;
  /** The source whose chunks are joined: what it loads when it starts, and not what it loads later. */
  readonly entry: string;
  /** The source of the program; what it loads for every command is left apart. */
  readonly program: string;
  /** The source of `loadCompiled`, with which the joined file is run. */
  readonly loader: string;
}

/**
 * Puts the chunks that a command starts with into one file, since finding and reading sixteen takes longer than running them. Each stays a
 * module of its own that is run when it is first asked for; whoever else needs one asks the joined file, so that none is run twice.
 */
export async function joinChunks({ files, metafile, entry, program, loader }: JoinRequest): Promise<readonly BundledFile[]> {
  const always = startOf(program, metafile);
  const names = new Set([...startOf(entry, metafile)].filter(name => !always.has(name)));
  const joined = files.filter(({ path }) => names.has(basename(path)));
  const [first] = joined;
  if (first === undefined) throw new Error(`No output begins with ${entry}.`);
  const helpers = new Set(joined.flatMap(({ contents }) => contents.match(HELPER) ?? []));
  const table = joined.map(
    ({ path, contents }) => `${JSON.stringify(basename(path))}(exports,module,require){${contents.replaceAll(HELPER, '')}\n}`,
  );
  const shared = [...helpers].map(helper => (helper.startsWith('var __toCommonJS') ? TO_COMMON_JS : helper));
  const text = `${shared.join('')}const table={${table.join(',')}};${LOOK_UP}`;
  const name = `together-${createHash('sha256').update(text).digest('hex').slice(0, 8)}`;
  const folder = first.path.slice(0, -basename(first.path).length);
  const rest = files
    .filter(file => !joined.includes(file))
    .map(({ path, contents }) => ({ path, contents: redirect(contents, names, name) }));
  return [
    ...rest,
    { path: `${folder}${name}.js`, contents: text },
    { path: `${folder}${name}.cjs`, contents: await compileLoader(loader, name) },
  ];
}

/** What esbuild writes into each file to convert it, `var __export = …`: the same in all, so it stands once. No name of a minified source is like it. */
const HELPER = /^var __\w+ = .*\n(?:[ })].*\n)*/gm;

/** esbuild's own copies each export to another object, which takes longer than all else that a chunk does when it is run. */
const TO_COMMON_JS = "var __toCommonJS = exports => __defProp(exports, '__esModule', { value: true });\n";

/** The look-up of the joined file: a module by the name of its chunk. A chunk requires its neighbours by `./name`. */
const LOOK_UP = `
const made={},others={};
const inner=name=>name.startsWith('./')&&name.slice(2) in table?load(name.slice(2)):others[name]??=require(name);
const load=name=>{let module=made[name];if(module===undefined){module=made[name]={exports:{}};table[name](module.exports,module,inner)}return module.exports};
module.exports=load;`;

/** The outputs that are loaded when `entry` is, by name. */
function startOf(entry: string, { outputs }: Metafile): ReadonlySet<string> {
  const start = Object.keys(outputs).find(path => outputs[path]?.entryPoint === entry);
  const found = new Set(start === undefined ? [] : [start]);
  for (const path of found) {
    for (const { kind, path: next, external } of outputs[path]?.imports ?? [])
      if (kind === 'import-statement' && external !== true) found.add(next);
  }
  return new Set([...found].map(path => basename(path)));
}

/** `require("./cli/chunk-A.cjs")` becomes `require("./cli/together.cjs")("chunk-A.cjs")`. */
function redirect(text: string, names: ReadonlySet<string>, joined: string): string {
  return text.replaceAll(/\brequire\("(\.\/(?:[\w-]+\/)?)([\w-]+\.cjs)"\)/g, (whole, folder: string, name: string) =>
    names.has(name) ? `require("${folder}${joined}.cjs")("${name}")` : whole,
  );
}

async function compileLoader(source: string, name: string): Promise<string> {
  const { outputFiles } = await esbuild.build({
    entryPoints: [source],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    minify: true,
    footer: { js: `module.exports=module.exports.loadCompiled(require("node:path").join(__dirname,"${name}.js"),require);` },
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error(`${source} compiled to nothing.`);
  return file.text;
}
