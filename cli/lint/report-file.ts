import { TextDocument } from 'vscode-languageserver-textdocument';
import { passwordSource } from '../../core/features/password-source.ts';
import { shownSetting } from '../../core/features/shown-setting.ts';
import type { Finding } from '../../core/model/finding.ts';
import { renderMessage } from '../../core/model/finding.ts';
import type { Mailer } from '../../core/model/mailer.ts';
import type { LanguageService } from '../../core/service.ts';
import { shownHost } from '../../core/secrets/shown-host.ts';
import { pathOfUri } from '../../workspace/uri.ts';
import { displayPath } from './collect.ts';
import type { FileReport, FindingReport, MailerReport } from './report.ts';

/** Nothing for a file without mail settings. */
export function reportFile(uri: string, root: string, service: LanguageService): FileReport[] {
  const document = service.project.document(uri);
  if (document === undefined) return [];
  const text = TextDocument.create(uri, '', 0, document.text);
  const own = onePerDraft(service.project.mailersTouching(uri).filter(mailer => mailer.uri === uri));
  const findings = service.check(uri).map(finding => reportFinding(finding, text));
  if (own.length === 0 && findings.length === 0) return [];
  return [{ path: displayPath(pathOfUri(uri) ?? uri, root), mailers: own.map(mailer => reportMailer(mailer, text)), findings }];
}

function reportMailer(mailer: Mailer, text: TextDocument): MailerReport {
  const { dialect, draft, transport, host, port, encryption, username, password, from } = mailer;
  return {
    dialect,
    line: text.positionAt(draft.span.start).line + 1,
    transport: transport.value,
    host: host === undefined ? null : shownHost(host.value),
    port: port?.value ?? null,
    encryption: encryption?.value ?? null,
    username: username === undefined ? null : shownSetting(username.value, password?.value),
    password: passwordSource(mailer),
    from: from?.value ?? null,
  };
}

function reportFinding({ rule, severity, message, at, fixes, source }: Finding, text: TextDocument): FindingReport {
  const start = text.positionAt(at.span.start);
  const end = text.positionAt(at.span.end);
  return {
    rule,
    severity,
    message: renderMessage(message),
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
    fixable: fixes.length > 0,
    source,
  };
}

/** The same settings in another mode are the same mailer to a reader of the file; the default environment comes first. */
function onePerDraft(mailers: readonly Mailer[]): Mailer[] {
  return mailers.filter(({ draft }, position) => mailers.findIndex(other => other.draft === draft) === position);
}
