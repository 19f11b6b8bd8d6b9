import type { CodeDescription, Diagnostic, DiagnosticRelatedInformation, Range, TextEdit as ProtocolEdit } from 'vscode-languageserver';
import { DiagnosticSeverity } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from '../core/model/edit.ts';
import type { Finding, Severity } from '../core/model/finding.ts';
import { renderMessage } from '../core/model/finding.ts';
import type { Place, Span } from '../core/model/span.ts';

/** Where lines and columns begin: everything behind this file counts in offsets. */
export interface Converter {
  range(place: Place): Range;
  /** Asynchronous, since edits may go to a file that nobody has read yet. */
  edits(uri: string, edits: readonly TextEdit[]): Promise<ProtocolEdit[]>;
  diagnostic(finding: Finding): Diagnostic;
}

export interface ConverterOptions {
  /** The text in which a document's offsets count; `undefined` for one that does not exist. */
  readonly document: (uri: string) => TextDocument | undefined;
  /** The same from disk, for files that the service does not hold: `.gitignore`. */
  readonly load: (uri: string) => Promise<TextDocument | undefined>;
  /** Where a rule's page is to be read. */
  readonly pageOf: (rule: string) => string;
}

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export function createConverter({ document, load, pageOf }: ConverterOptions): Converter {
  const rangeIn = (uri: string, span: Span): Range => spanRange(document(uri) ?? emptyDocument(uri), span);

  const related = ({ related }: Finding): DiagnosticRelatedInformation[] =>
    related.map(({ at, message }) => ({ location: { uri: at.uri, range: rangeIn(at.uri, at.span) }, message: renderMessage(message) }));

  return {
    range: ({ uri, span }) => rangeIn(uri, span),
    async edits(uri, edits) {
      const target = document(uri) ?? (await load(uri)) ?? emptyDocument(uri);
      return edits.map(({ span, text }) => ({ range: spanRange(target, span), newText: text }));
    },
    diagnostic: finding => ({
      range: rangeIn(finding.at.uri, finding.at.span),
      severity: SEVERITIES[finding.severity],
      source: 'envelope',
      code: finding.rule,
      codeDescription: { href: pageOf(finding.rule) } satisfies CodeDescription,
      message: renderMessage(finding.message),
      relatedInformation: related(finding),
    }),
  };
}

function spanRange(document: TextDocument, { start, end }: Span): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

function emptyDocument(uri: string): TextDocument {
  return TextDocument.create(uri, '', 0, '');
}
