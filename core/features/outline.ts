import type { Mailer } from '../model/mailer.ts';
import type { Span } from '../model/span.ts';
import type { Project } from '../project/project.ts';
import { shownHost } from '../secrets/shown-host.ts';

export interface OutlineItem {
  readonly name: string;
  /** Host, port and encryption in one line, as far as they are known. */
  readonly detail: string;
  /** From the first to the last setting. */
  readonly span: Span;
  /** What stands for the mailer; inside `span`. */
  readonly selection: Span;
}

/** The mailers of a file, once each, whatever the environment. */
export function outlineOf(uri: string, project: Project): readonly OutlineItem[] {
  return project
    .mailersOf(uri)
    .filter((mailer, position, all) => all.findIndex(({ draft }) => draft === mailer.draft) === position)
    .map(mailer => ({ name: mailer.draft.label || mailer.framework, detail: describeMailer(mailer), ...spansOf(mailer) }));
}

export function describeMailer({ transport, host, port, encryption }: Mailer): string {
  if (transport.value !== 'smtp') return transport.value;
  const address = [host && shownHost(host.value), port?.value].filter(part => part !== undefined).join(':');
  return [address, encryption?.value].filter(Boolean).join(' ');
}

function spansOf({ draft }: Mailer): { span: Span; selection: Span } {
  const spans = [draft.span, ...draft.settings.map(({ span }) => span)];
  const span = { start: Math.min(...spans.map(({ start }) => start)), end: Math.max(...spans.map(({ end }) => end)) };
  return { span, selection: draft.span };
}
