import type { Configuration } from '../configuration.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { dialects as allDialects } from '../dialects/index.ts';
import type { FileKind, SourceDocument, Tracking } from '../model/document.ts';
import { fileKind } from '../model/document.ts';
import type { Message, Severity } from '../model/finding.ts';
import type { Place } from '../model/span.ts';
import { Project } from '../project/project.ts';
import { createProviders } from '../providers/lookup.ts';
import { rules } from '../rules/index.ts';
import { mayHoldSecret, speaksOfMail } from '../secrets/prefilter.ts';
import { maySpellSecret } from '../secrets/may-spell-secret.ts';
import { standingOf } from '../secrets/standing.ts';
import type { Trace } from '../secrets/trace.ts';
import type { FoundSecret } from './scan-text.ts';
import { findInMailer, findInText, withoutOverlaps } from './scan-text.ts';
import type { Suppressions } from './suppress.ts';
import { readSuppressions } from './suppress.ts';

export interface ScannerOptions {
  readonly configuration: Configuration;
  readonly trace?: Trace;
  readonly dialects?: readonly Dialect[];
}

/**
 * Looks for secrets in one file after the other and keeps none of them, but for the environment files, from which programs of any file
 * may take their passwords. So memory does not grow with the project.
 */
export interface SecretScanner {
  /** Adds an environment file; `scan` it after all the programs, which know best what its values mean. */
  keep(document: SourceDocument): Promise<void>;
  /** The secrets that this text shows, in it or in the environment files. Each place is told once. */
  scan(document: SourceDocument): Promise<readonly FoundSecret[]>;
  /** Whether a text is worth a scan. Looks for ASCII alone, so bytes taken for Latin-1 will do. */
  concerns(path: string, text: string): boolean;
}

export function createSecretScanner({ configuration, trace, dialects = allDialects }: ScannerOptions): SecretScanner {
  const project = new Project(dialects);
  const providers = createProviders(configuration.providers);
  const kept = new Set<string>();
  const told = new Set<string>();
  const textOf = (uri: string) => project.document(uri)?.text;

  /** Only places in files that are kept can come twice. */
  const isNew = ({ at }: FoundSecret): boolean => {
    if (!kept.has(at.uri)) return true;
    const place = `${at.span.start} ${at.uri}`;
    if (told.has(place)) return false;
    told.add(place);
    return true;
  };

  const hasMailer = (path: string, text: string): boolean => speaksOfMail(text) && dialects.some(dialect => dialect.matches(path, text));
  // A trace tells of the placeholders as well, so that every program is parsed for it.
  const matters = (path: string, text: string): boolean =>
    hasMailer(path, text) && (trace !== undefined || maySpellSecret(path, text, project.familyOf(path)));

  return {
    concerns: (path, text) => mayHoldSecret(text) || matters(path, text),
    async keep(document) {
      kept.add(document.uri);
      await project.update(document);
    },
    async scan(document) {
      const isKept = kept.has(document.uri);
      const isRead = isKept || matters(document.path, document.text);
      if (isRead && !isKept) await project.update(document);
      const found = [
        ...(isRead ? project.mailersOf(document.uri).flatMap(mailer => findInMailer(mailer, { textOf, providers, trace })) : []),
        ...findInText(document, trace),
      ];
      if (isRead && !isKept) project.remove(document.uri);
      return withoutOverlaps(found).filter(isNew);
    },
  };
}

/** A secret that stands where it should not, in the words of its rule. */
export interface SecretFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: Message;
  readonly source: string;
  readonly at: Place;
  readonly provider?: string;
}

export interface ReportContext {
  /** Of the file in which the secret stands. */
  readonly document: SourceDocument;
  readonly tracking: Tracking;
  readonly configuration: Configuration;
  readonly trace?: Trace | undefined;
  /** What the comments of a document silence, kept for its other secrets. */
  readonly suppressions?: WeakMap<SourceDocument, Suppressions> | undefined;
}

/** `undefined` where the secret may stand, or a person said that it does not matter. */
export function reportSecret(found: FoundSecret, context: ReportContext): SecretFinding | undefined {
  const { document, tracking, configuration, trace } = context;
  const { at, kind: what } = found;
  const kind: FileKind = fileKind(document.path);
  const standing = standingOf(kind, tracking);
  const rule = ruleOf(found, standing?.rule);
  if (standing === undefined || rule === undefined) {
    trace?.({ at, what, why: 'ignored-by-git' });
    return undefined;
  }
  const configured = configuration.rules[rule.id];
  if (configured === 'off') {
    trace?.({ at, what, why: 'switched-off' });
    return undefined;
  }
  if (suppressionsOf(context)({ rule: rule.id, at })) {
    trace?.({ at, what, why: 'suppressed' });
    return undefined;
  }
  return {
    rule: rule.id,
    severity: configured ?? standing.severity,
    message: { text: rule.message, args: { kind: found.kind, file: document.path.slice(document.path.lastIndexOf('/') + 1) } },
    source: rule.source,
    at,
    ...(found.provider !== undefined && { provider: found.provider }),
  };
}

function suppressionsOf({ document, suppressions }: ReportContext): Suppressions {
  const known = suppressions?.get(document) ?? readSuppressions(document.text);
  suppressions?.set(document, known);
  return known;
}

function ruleOf({ by }: FoundSecret, standing: string | undefined) {
  const id = by === 'shape' ? 'secret/provider-key' : standing;
  return rules.find(rule => rule.id === id);
}
