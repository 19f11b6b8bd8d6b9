import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { describeMailer } from '../../core/features/outline.ts';
import type { Mailer } from '../../core/model/mailer.ts';
import { createLanguageService, type LanguageService } from '../../core/service.ts';
import { printable } from '../../mail/wire/printable.ts';
import { uriOfPath } from '../../workspace/uri.ts';
import { readConfiguration } from '../configuration.ts';
import { collectFiles, displayPath } from '../lint/collect.ts';
import type { Terminal } from '../terminal.ts';
import { findBoundary, type Boundary } from './boundary.ts';

export interface FoundMailer {
  readonly mailer: Mailer;
  readonly service: LanguageService;
  /** `settings.py:12`, 1-based. */
  readonly place: string;
}

/** More files than any chain of settings has; a circle would end sooner. */
const ANCESTORS_AT_MOST = 50;

/** The mailer at `path[:line]`, with the values that its environment and the files that it inherits from give it. */
export async function findMailer(from: string, terminal: Terminal): Promise<FoundMailer | { readonly problem: string }> {
  const root = terminal.cwd();
  const { path, line } = await splitPlace(from, root);
  const { files, missing } = await collectFiles([path], root);
  const asked = files.find(file => file.asked);
  const shown = printable(displayPath(resolve(root, path), root));
  if (missing.length > 0 || asked === undefined || files.filter(file => file.asked).length > 1) {
    return { problem: `--from takes a file, and ${shown} is none that can be read.` };
  }
  const service = createLanguageService({ configuration: await readConfiguration(root, terminal) });
  const boundary = await findBoundary(asked.path, root);
  for (const file of files) if (file === asked || (await boundary.holds(file.path))) await open(service, file);
  const uri = uriOfPath(asked.path);
  await openAncestors(service, uri, { root, boundary });

  const text = TextDocument.create(uri, '', 0, asked.text);
  const mailers = service.project
    .mailersOf(uri)
    .filter(({ draft }, position, all) => all.findIndex(other => other.draft === draft) === position)
    .map(mailer => ({ mailer, ...linesOf(mailer, text) }));
  const chosen = mailers.length === 1 && line === undefined ? mailers[0] : choose(mailers, line);
  if (chosen !== undefined) return { mailer: chosen.mailer, service, place: `${shown}:${String(chosen.line)}` };
  if (mailers.length === 0) return { problem: `${shown} holds no mail settings that Envelope can read.` };
  const list = mailers.map(each => `  ${shown}:${String(each.line)}  ${printable(describeMailer(each.mailer))}`).join('\n');
  const what =
    line === undefined ? `holds ${String(mailers.length)} mailers; name one by its line` : `has no mailer at line ${String(line)}`;
  return { problem: `${shown} ${what}:\n${list}` };
}

interface Lines {
  /** Where the mailer is named, 1-based. */
  readonly line: number;
  readonly first: number;
  readonly last: number;
}

function linesOf({ draft, uri }: Mailer, text: TextDocument): Lines {
  const spans = [draft.span, ...draft.settings.map(({ span }) => span)];
  const lineAt = (offset: number): number => text.positionAt(offset).line + 1;
  return {
    line: uri === text.uri ? lineAt(draft.span.start) : 1,
    first: lineAt(Math.min(...spans.map(({ start }) => start))),
    last: lineAt(Math.max(...spans.map(({ end }) => end))),
  };
}

/** The mailer whose settings stand around the line; of several the one that begins last. */
function choose<Candidate extends Lines>(mailers: readonly Candidate[], line: number | undefined): Candidate | undefined {
  return line === undefined ? undefined : mailers.findLast(({ first, last }) => first <= line && line <= last);
}

/** A file may be called `settings:12`; then that file is meant. */
async function splitPlace(from: string, root: string): Promise<{ readonly path: string; readonly line?: number }> {
  const match = /^(.+):(\d{1,7})$/.exec(from);
  if (match?.[1] === undefined || (await stat(resolve(root, from)).catch(() => undefined)) !== undefined) return { path: from };
  return { path: match[1], line: Number(match[2]) };
}

interface Surroundings {
  readonly root: string;
  readonly boundary: Boundary;
}

/** The files that the settings are inherited from, and theirs in turn, each with the environment above it, as far as the project goes. */
async function openAncestors(service: LanguageService, uri: string, { root, boundary }: Surroundings): Promise<void> {
  const seen = new Set<string>();
  let wanted = inheritedBy(service, uri);
  while (wanted.length > 0 && seen.size < ANCESTORS_AT_MOST) {
    const fresh = wanted.filter(path => !seen.has(path));
    for (const path of fresh) seen.add(path);
    for (const file of (await collectFiles(fresh, root)).files) if (await boundary.holds(file.path)) await open(service, file);
    wanted = fresh.flatMap(path => inheritedBy(service, uriOfPath(path)));
  }
}

function inheritedBy(service: LanguageService, uri: string): string[] {
  return service.project.mailersOf(uri).flatMap(({ draft }) => (draft.inherits ?? []).flat());
}

function open(service: LanguageService, { path, text }: { readonly path: string; readonly text: string }): Promise<void> {
  return service.open({ uri: uriOfPath(path), path: path.replaceAll('\\', '/'), text });
}
