import type { Finding } from '../../../core/model/finding.ts';
import { Secret } from '../../../core/model/secret.ts';
import type { LanguageService } from '../../../core/service.ts';
import { createLanguageService } from '../../../core/service.ts';
import type { PageFile } from './page.ts';

/** The files as one project, with what the page says that git knows of them. */
export async function openFiles(files: readonly PageFile[]): Promise<LanguageService> {
  const trackings = new Map(files.map(({ name, tracking }) => [uriOf(name), tracking]));
  const service = createLanguageService({ tracking: uri => trackings.get(uri) ?? 'unknown' });
  for (const { name, text } of files) await service.open({ uri: uriOf(name), path: `/project/${name}`, text });
  return service;
}

export function uriOf(name: string): string {
  return `file:///project/${name}`;
}

/** All findings as `settings.py:3:1 rule severity at "text"`, sorted. */
export function describeFindings(service: LanguageService, files: readonly PageFile[]): string[] {
  return files.flatMap(({ name, text }) => service.check(uriOf(name)).map(finding => describeFinding(finding, name, text))).sort();
}

function describeFinding({ at, rule, severity }: Finding, name: string, text: string): string {
  const before = text.slice(0, at.span.start).split('\n');
  const column = (before.at(-1)?.length ?? 0) + 1;
  return describe({ name, line: before.length, column, rule: `${rule} ${severity}`, marked: text.slice(at.span.start, at.span.end) });
}

/** The texts that no message may show: of the mailer's password, and of every setting that holds a secret. */
export function secretsOf({ mailer }: Finding): string[] {
  if (mailer === undefined) return [];
  const secrets = [mailer.password?.value, ...mailer.settings.map(({ result }) => (result.known ? result.value : undefined))];
  return secrets.filter(secret => secret instanceof Secret).map(secret => secret.reveal());
}

export interface Described {
  readonly name: string;
  /** 1-based, as is the column. */
  readonly line: number;
  readonly column: number;
  readonly rule: string;
  readonly marked: string;
}

export function describe({ name, line, column, rule, marked }: Described): string {
  return `${name}:${line}:${column} ${rule} at ${JSON.stringify(marked)}`;
}
