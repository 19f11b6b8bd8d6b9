import type { EnvironmentFamily } from '../environment/environments.ts';
import type { FixChange } from '../model/change.ts';
import type { Tracking, FileKind, SourceDocument } from '../model/document.ts';
import type { Finding, Fix, Message, Placeholders, Related, Severity } from '../model/finding.ts';
import type { Mailer, Sourced } from '../model/mailer.ts';
import type { Place, Span } from '../model/span.ts';
import type { Providers } from '../providers/lookup.ts';
import type { HeldEntry } from './environment/held-entries.ts';

type Arguments<Text extends string> = [Placeholders<Text>] extends [never]
  ? { readonly args?: undefined }
  : { readonly args: Readonly<Record<Placeholders<Text>, string | number>> };

type Report<Text extends string> = Arguments<Text> & {
  /** The first that is written down gets the squiggle: a default stands nowhere. */
  readonly at: Sourced<unknown> | Place | readonly Sourced<unknown>[];
  /** Values that play a part; those that stand elsewhere become related places. */
  readonly related?: readonly (Sourced<unknown> | undefined)[];
  /** Each is one offer; changes that belong together are a list. The first is preferred. */
  readonly fixes?: readonly (FixChange | readonly FixChange[])[];
  /** In place of the rule's own, where circumstances decide (a file for production). */
  readonly severity?: Severity;
  /** In place of the rule's own: the provider's page. */
  readonly source?: string;
};

type TextReport<Text extends string> = Arguments<Text> & {
  readonly at: Span;
  /** In place of the rule's own, where circumstances decide. */
  readonly severity?: Severity;
};

/** What a rule may know beside the text. */
export interface TextContext {
  readonly providers: Providers;
  readonly tracking: (uri: string) => Tracking;
  readonly kind: (uri: string) => FileKind;
}

/** What a rule may know beside the mailer. */
export interface RuleContext extends TextContext {
  /** The file or the mode says that this is what runs for real. */
  readonly production: boolean;
  /** The environment files that a program beside this file reads. */
  readonly environment: (uri: string) => EnvironmentFamily | undefined;
  /** The lines of environment files that hold the mailer's values. */
  readonly held: () => readonly HeldEntry[];
}

/** What is said of every rule, whatever it looks at. */
interface Described<Text extends string> {
  /** `group/name`, equal to the rule's path below `core/rules`. */
  readonly id: string;
  readonly severity: Severity;
  /** An RFC section, or a provider's or framework's page. */
  readonly source: string;
  /** What is wrong, why it matters, what to do. */
  readonly message: Text;
}

export interface RuleDefinition<Text extends string> extends Described<Text> {
  check(mailer: Mailer, report: (finding: Report<Text>) => void, context: RuleContext): void;
}

export interface TextRuleDefinition<Text extends string> extends Described<Text> {
  check(document: SourceDocument, report: (finding: TextReport<Text>) => void, context: TextContext): void;
}

export interface MailerRule extends Described<string> {
  readonly sees: 'mailer';
  run(mailer: Mailer, context: RuleContext): readonly Finding[];
}

export interface TextRule extends Described<string> {
  readonly sees: 'text';
  run(document: SourceDocument, context: TextContext): readonly Finding[];
}

export type Rule = MailerRule | TextRule;

/** A rule about what settings mean. Nearly every rule is one. */
export function defineRule<const Text extends string>(definition: RuleDefinition<Text>): MailerRule {
  const { id, severity, source, message } = definition;
  return {
    sees: 'mailer',
    id,
    severity,
    source,
    message,
    run(mailer, context) {
      const findings: Finding[] = [];
      definition.check(
        mailer,
        finding => {
          const at = placeOf(finding.at);
          findings.push({
            rule: id,
            severity: finding.severity ?? severity,
            at,
            message: { text: message, args: finding.args ?? {} },
            source: finding.source ?? source,
            related: (finding.related ?? []).flatMap(sourced => relatedPlace(sourced, at)),
            fixes: (finding.fixes ?? []).map(asFix),
            mailer,
          });
        },
        context,
      );
      return findings;
    },
  };
}

/** A rule about what stands in a text, mail setting or not. Has no mailer, and so no fixes. */
export function defineTextRule<const Text extends string>(definition: TextRuleDefinition<Text>): TextRule {
  const { id, severity, source, message } = definition;
  return {
    sees: 'text',
    id,
    severity,
    source,
    message,
    run(document, context) {
      const findings: Finding[] = [];
      definition.check(
        document,
        finding => {
          findings.push({
            rule: id,
            severity: finding.severity ?? severity,
            at: { uri: document.uri, span: finding.at },
            message: { text: message, args: finding.args ?? {} },
            source,
            related: [],
            fixes: [],
          });
        },
        context,
      );
      return findings;
    },
  };
}

function placeOf(at: Sourced<unknown> | Place | readonly Sourced<unknown>[]): Place {
  if ('uri' in at) return at;
  if (!('length' in at)) return at.at;
  const written = at.find(sourced => sourced.origin !== 'default') ?? at[0];
  if (written === undefined) throw new Error('A finding needs a place.');
  return written.at;
}

const RELATED: Message = { text: 'Set here.', args: {} };

function relatedPlace(sourced: Sourced<unknown> | undefined, at: Place): Related[] {
  if (sourced === undefined || sourced.origin === 'default') return [];
  const elsewhere = sourced.at.uri !== at.uri || sourced.at.span.start !== at.span.start;
  return elsewhere ? [{ at: sourced.at, message: RELATED }] : [];
}

function asFix(fix: FixChange | readonly FixChange[]): Fix {
  return 'length' in fix ? fix : [fix];
}
