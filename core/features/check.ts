import { isIgnored } from '../configuration.ts';
import type { Configuration } from '../configuration.ts';
import type { SourceDocument, Tracking } from '../model/document.ts';
import type { Finding, Severity } from '../model/finding.ts';
import type { Mailer } from '../model/mailer.ts';
import type { Project } from '../project/project.ts';
import type { Providers } from '../providers/lookup.ts';
import type { HeldEntry } from '../rules/environment/held-entries.ts';
import { heldEntries } from '../rules/environment/held-entries.ts';
import type { MailerRule, Rule, TextRule } from '../rules/rule.ts';
import { readSuppressions } from './suppress.ts';

export interface CheckContext {
  readonly project: Project;
  readonly rules: ActiveRules;
  readonly providers: Providers;
  readonly configuration: Configuration;
  readonly tracking: (uri: string) => Tracking;
  /** What the rules said of a mailer; a mailer is made anew when anything that it came from changes. */
  readonly checked: WeakMap<Mailer, readonly Finding[]>;
}

/** The rules that the configuration leaves on. */
export interface ActiveRules {
  readonly ofMailer: readonly Active<MailerRule>[];
  readonly ofText: readonly Active<TextRule>[];
}

interface Active<Kind extends Rule> {
  readonly rule: Kind;
  /** In place of the findings' own. */
  readonly severity: Severity | undefined;
}

export function selectRules(rules: readonly Rule[], configuration: Configuration): ActiveRules {
  const active = rules.flatMap(rule => {
    const severity = configuration.rules[rule.id];
    return severity === 'off' ? [] : [{ rule, severity }];
  });
  return { ofMailer: active.filter(isOfMailer), ofText: active.filter(isOfText) };
}

function isOfMailer(active: Active<Rule>): active is Active<MailerRule> {
  return active.rule.sees === 'mailer';
}

function isOfText(active: Active<Rule>): active is Active<TextRule> {
  return active.rule.sees === 'text';
}

/** Everything wrong at a place in this file, in the order of the text. A finding of several environments is said once. */
export function checkDocument(uri: string, context: CheckContext): readonly Finding[] {
  const document = context.project.document(uri);
  if (document === undefined || isIgnored(document.path, context.configuration)) return [];
  const touching = context.project.mailersTouching(uri).flatMap(mailer => checkMailer(mailer, context));
  const ofMailers = [...touching, ...secretsOfSilent(document, context)].filter(({ at }) => at.uri === uri);
  const found = [...ofMailers, ...checkText(document, context).filter(finding => !isSaid(finding, ofMailers))];
  if (found.length === 0) return [];
  const suppressed = readSuppressions(document.text);
  return distinct(found)
    .filter(finding => !suppressed(finding))
    .sort(
      (one, other) => one.at.span.start - other.at.span.start || one.at.span.end - other.at.span.end || compareText(one.rule, other.rule),
    );
}

/** Others speak for settings that they inherit, and override; a password that is overridden stands in the source all the same. */
function secretsOfSilent({ uri }: SourceDocument, context: CheckContext): readonly Finding[] {
  if (context.project.kindOf(uri) !== 'source') return [];
  return context.project.mailersOf(uri).flatMap(mailer => checkMailer(mailer, context).filter(({ rule }) => rule.startsWith('secret/')));
}

function checkMailer(mailer: Mailer, context: CheckContext): readonly Finding[] {
  const known = context.checked.get(mailer);
  if (known !== undefined) return known;
  const findings = runRules(mailer, context);
  context.checked.set(mailer, findings);
  return findings;
}

function runRules(mailer: Mailer, { project, rules, providers, tracking }: CheckContext): Finding[] {
  const kind = (uri: string) => project.kindOf(uri);
  const environment = (uri: string) => project.familyOf(project.document(uri)?.path ?? uri);
  let entries: readonly HeldEntry[] | undefined;
  const held = (): readonly HeldEntry[] => (entries ??= heldEntries(mailer, environment));
  const context = { providers, tracking, kind, production: isProduction(mailer), environment, held };
  const findings: Finding[] = [];
  for (const { rule, severity } of rules.ofMailer) {
    for (const finding of rule.run(mailer, context)) findings.push(withSeverity(finding, severity));
  }
  return findings;
}

function checkText(document: SourceDocument, { project, rules, providers, tracking }: CheckContext): readonly Finding[] {
  const kind = (uri: string) => project.kindOf(uri);
  const context = { providers, tracking, kind };
  return rules.ofText.flatMap(({ rule, severity }) => rule.run(document, context).map(finding => withSeverity(finding, severity)));
}

function withSeverity(finding: Finding, severity: Severity | undefined): Finding {
  return severity === undefined ? finding : { ...finding, severity };
}

/** A rule of the same group has said it at this place, and knows more. */
function isSaid({ rule, at }: Finding, others: readonly Finding[]): boolean {
  const group = rule.slice(0, rule.indexOf('/') + 1);
  return others.some(other => other.rule.startsWith(group) && at.span.start < other.at.span.end && other.at.span.start < at.span.end);
}

const PRODUCTION = /(?:^|[/._-])(?:production|prod|live)(?:[/._-]|$)/;

/** `.env.production`, `settings/production.py`, `application-prod.yml`: by the mode, else by the last two parts of the path. */
function isProduction({ mode, uri }: Mailer): boolean {
  if (mode !== undefined) return PRODUCTION.test(mode);
  return PRODUCTION.test(uri.split('/').slice(-2).join('/'));
}

function distinct(findings: readonly Finding[]): Finding[] {
  const byPlace = new Map<string, Finding>();
  for (const finding of findings) {
    const key = `${finding.rule} ${finding.at.span.start} ${finding.at.span.end}`;
    if (!byPlace.has(key)) byPlace.set(key, finding);
  }
  return [...byPlace.values()];
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
