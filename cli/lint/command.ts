import { writeFile } from 'node:fs/promises';
import type { Tracking } from '../../core/model/document.ts';
import { applyEdits } from '../../core/model/edit.ts';
import type { LanguageService } from '../../core/service.ts';
import { createLanguageService } from '../../core/service.ts';
import { printable } from '../../mail/wire/printable.ts';
import { askTracking, findGit } from '../../workspace/git.ts';
import { readStaged } from '../../workspace/staged.ts';
import { pathOfUri, uriOfPath } from '../../workspace/uri.ts';
import { readConfiguration } from '../configuration.ts';
import type { Terminal } from '../terminal.ts';
import { usesColor } from '../terminal.ts';
import type { Collected } from './collect.ts';
import { collectFiles, displayPath } from './collect.ts';
import { fixFiles } from './fix.ts';
import { formatReport } from './format.ts';
import type { LintOptions } from './options.ts';
import { LINT_USAGE, parseLintOptions } from './options.ts';
import { reportFile } from './report-file.ts';
import { summarize } from './report.ts';

/** `envelope lint`. Returns the exit code: 0 clean, 1 findings at error level, 2 could not run. */
export async function runLint(args: readonly string[], terminal: Terminal): Promise<number> {
  const parsed = parseLintOptions(args);
  if ('help' in parsed) {
    terminal.stdout.write(LINT_USAGE);
    return 0;
  }
  if ('problem' in parsed) {
    terminal.stderr.write(`envelope lint: ${parsed.problem}\n`);
    return 2;
  }
  return lint(parsed.options, terminal);
}

async function lint(options: LintOptions, terminal: Terminal): Promise<number> {
  const started = performance.now();
  const root = terminal.cwd();
  const git = options.git || options.staged ? await findGit([root], terminal.env['PATH']) : undefined;
  const collected = options.staged ? await collectStaged(git, root) : await collectFiles(options.paths, root);
  if (collected === undefined) {
    terminal.stderr.write('envelope lint: --staged needs git and a repository.\n');
    return 2;
  }
  for (const path of collected.missing) terminal.stderr.write(`envelope lint: ${printable(path)} cannot be read.\n`);
  for (const { path, truncated } of collected.files) {
    if (truncated) terminal.stderr.write(`envelope lint: ${printable(displayPath(path, root))} is read as far as 1 MB.\n`);
  }

  const service = await readAll(collected, { root, git: options.git ? git : undefined, terminal });
  if (options.fix) await fixFiles(service, askedUris(collected), (uri, edits) => rewrite(uri, edits, service));
  const files = askedUris(collected).flatMap(uri => reportFile(uri, root, service));
  const report = { files, summary: summarize(files, performance.now() - started) };
  terminal.stdout.write(formatReport(report, { format: options.format, color: usesColor(terminal) }));
  if (collected.missing.length > 0) return 2;
  return report.summary.errors > 0 || report.summary.warnings > options.maxWarnings ? 1 : 0;
}

interface ReadingContext {
  readonly root: string;
  readonly git: string | undefined;
  readonly terminal: Terminal;
}

/** Two passes: the first finds the files with a secret in them, about which git is asked in one go. */
async function readAll(collected: Collected, { root, git, terminal }: ReadingContext): Promise<LanguageService> {
  const tracking = new Map<string, Tracking>();
  const wanted = new Set<string>();
  const service = createLanguageService({
    configuration: await readConfiguration(root, terminal),
    tracking: uri => {
      wanted.add(uri);
      return tracking.get(uri) ?? 'unknown';
    },
  });
  for (const { path, text } of collected.files) {
    const uri = uriOfPath(path);
    await service.open({ uri, path: path.replaceAll('\\', '/'), text });
    if (!service.concernsMail(uri)) service.remove(uri);
  }
  if (git === undefined) return service;
  for (const uri of askedUris(collected)) service.check(uri);
  const answers = await askTracking(
    [...wanted].flatMap(uri => pathOfUri(uri) ?? []),
    { git },
  );
  for (const [path, answer] of answers) tracking.set(uriOfPath(path), answer);
  service.forgetTracking();
  return service;
}

function askedUris({ files }: Collected): string[] {
  return files.flatMap(({ path, asked }) => (asked ? [uriOfPath(path)] : [])).sort();
}

async function rewrite(uri: string, edits: Parameters<typeof applyEdits>[1], service: LanguageService): Promise<void> {
  const path = pathOfUri(uri);
  const document = service.project.document(uri);
  if (path === undefined || document === undefined) return;
  const text = applyEdits(document.text, edits);
  await writeFile(path, text);
  await service.open({ ...document, text });
}

async function collectStaged(git: string | undefined, root: string): Promise<Collected | undefined> {
  return git === undefined ? undefined : readStaged({ git, root });
}
