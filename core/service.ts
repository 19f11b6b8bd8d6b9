import type { Configuration } from './configuration.ts';
import { DEFAULT_CONFIGURATION } from './configuration.ts';
import { dialects as allDialects } from './dialects/index.ts';
import type { Dialect } from './dialects/dialect.ts';
import { checkDocument, selectRules } from './features/check.ts';
import type { Completion } from './features/complete.ts';
import { completeAt } from './features/complete.ts';
import type { PlannedEdits } from './features/fix.ts';
import { planEdits } from './features/fix.ts';
import type { FixChange } from './model/change.ts';
import { describeFix } from './model/describe-change.ts';
import type { SourceDocument, Tracking } from './model/document.ts';
import type { FileEdit } from './model/edit.ts';
import type { Finding, Fix, Message } from './model/finding.ts';
import type { Mailer } from './model/mailer.ts';
import type { Span } from './model/span.ts';
import { overlaps } from './model/span.ts';
import { Project } from './project/project.ts';
import { createProviders } from './providers/lookup.ts';
import type { Providers } from './providers/lookup.ts';
import { rules as allRules } from './rules/index.ts';
import type { Rule } from './rules/rule.ts';
import type { TextChange } from './text/parse.ts';

export interface LanguageServiceOptions {
  readonly dialects?: readonly Dialect[];
  readonly rules?: readonly Rule[];
  readonly configuration?: Configuration;
  /** What git knows of a file; asked for every secret that is found, so answer from a cache. */
  readonly tracking?: (uri: string) => Tracking;
}

/** A finding's fix, ready to apply. Titles are the parts of one title, each translatable by itself. */
export interface OfferedFix {
  readonly finding: Finding;
  readonly mailer: Mailer;
  readonly fix: Fix;
  readonly titles: readonly Message[];
  /** The first of its finding. */
  readonly preferred: boolean;
  readonly edits: readonly FileEdit[];
  /** Files that belong into `.gitignore`. */
  readonly ignore: readonly string[];
}

/**
 * Everything that Envelope knows, over one workspace: documents in, findings and edits out. Does no I/O: whoever owns it brings
 * the documents and what git says.
 */
export interface LanguageService {
  /** Adds a document or replaces its text. With `changes`, which lead from the text before to this one, the parse is incremental. */
  open(document: SourceDocument, changes?: readonly TextChange[]): Promise<void>;
  remove(uri: string): void;
  configure(configuration: Configuration): void;
  /** What git knows has changed: the next check asks again. */
  forgetTracking(): void;
  readonly project: Project;
  readonly providers: Providers;
  readonly configuration: Configuration;
  check(uri: string): readonly Finding[];
  /** Whether the document is worth keeping: it bears on mail, or something is wrong with its text. */
  concernsMail(uri: string): boolean;
  /** The fixes of the findings that touch `span`, without those whose edits cannot be written. */
  fixes(uri: string, span: Span): readonly OfferedFix[];
  plan(changes: readonly FixChange[], mailer: Mailer): PlannedEdits | undefined;
  complete(uri: string, offset: number): readonly Completion[];
}

export function createLanguageService(options: LanguageServiceOptions = {}): LanguageService {
  const dialects = options.dialects ?? allDialects;
  const project = new Project(dialects);
  let configuration = options.configuration ?? DEFAULT_CONFIGURATION;
  let providers = createProviders(configuration.providers);
  let rules = selectRules(options.rules ?? allRules, configuration);
  let checked = new WeakMap<Mailer, readonly Finding[]>();

  const tracking = options.tracking ?? (() => 'unknown');
  const check = (uri: string) => checkDocument(uri, { project, rules, providers, configuration, tracking, checked });
  const plan = (changes: readonly FixChange[], mailer: Mailer) => planEdits(changes, mailer, { project, dialects });

  return {
    project,
    get providers() {
      return providers;
    },
    get configuration() {
      return configuration;
    },
    open: (document, changes) => project.update(document, changes),
    remove: uri => project.remove(uri),
    configure(next) {
      configuration = next;
      rules = selectRules(options.rules ?? allRules, next);
      providers = createProviders(next.providers);
      checked = new WeakMap();
    },
    forgetTracking() {
      checked = new WeakMap();
    },
    check,
    concernsMail: uri => project.isRelevant(uri) || check(uri).length > 0,
    fixes: (uri, span) =>
      check(uri)
        .filter(({ at }) => overlaps(at.span, span))
        .flatMap(finding => offerFixes(finding, plan)),
    plan,
    complete: (uri, offset) => completeAt({ uri, offset, project, dialects, providers }),
  };
}

function offerFixes(finding: Finding, plan: LanguageService['plan']): OfferedFix[] {
  const { mailer } = finding;
  if (mailer === undefined) return [];
  return finding.fixes.flatMap((fix, position): OfferedFix[] => {
    const planned = plan(fix, mailer);
    if (planned === undefined) return [];
    return [{ finding, mailer, fix, titles: describeFix(fix), preferred: position === 0, edits: planned.files, ignore: planned.ignore }];
  });
}
