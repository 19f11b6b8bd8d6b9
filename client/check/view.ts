import { l10n } from 'vscode';
import type { Detail, StageReport } from '../../mail/probe/report.ts';
import type { DetailView, StageView } from '../panel/messages.ts';

export function describeStage({ name, outcome, ms, detail }: StageReport): StageView {
  return { name, outcome, ms, detail: describeDetail(detail) };
}

/** Said by the diagnosis and by a question, in words. */
const FOR_PROGRAMS: readonly string[] = ['cause', 'confirmation'];

/** Names are written for programs (`clientName`); people get words. */
function describeDetail(detail: Detail): readonly DetailView[] {
  const shown = Object.entries(detail).filter(([name]) => !FOR_PROGRAMS.includes(name));
  return shown.map(([name, value]) => ({ name: spaceOut(name), value: describeValue(value) }));
}

function spaceOut(name: string): string {
  const words = name.replace(/([a-z])([A-Z])/g, (_all, end: string, start: string) => `${end} ${start.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function describeValue(value: string | number | boolean): string {
  if (typeof value !== 'boolean') return String(value);
  return value ? l10n.t('yes') : l10n.t('no');
}
