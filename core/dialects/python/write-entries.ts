import type { SettingChange } from '../../model/change.ts';
import type { TextEdit } from '../../model/edit.ts';
import type { Mailer } from '../../model/mailer.ts';
import type { SyntaxNode } from '../../text/syntax.ts';
import { addElements, removeElement } from './edit-list.ts';
import type { Entry } from './entries.ts';
import { insertAfter } from './insert-lines.ts';
import { isFinished } from './is-finished.ts';
import { moveToVariable } from './move-to-variable.ts';
import { spellParsed } from './parse-text.ts';
import { removeStatement } from './remove-statement.ts';
import { replaceValue } from './replace-value.ts';
import type { PythonScope } from './scope.ts';
import type { Quote } from './spell.ts';
import { commonQuote, spellLiteral } from './spell.ts';

/** A mailer's entries as they stand in its file. */
export interface EntryWriting {
  readonly entries: readonly Entry[];
  /** Entries of which only the running program knows whether they hold: they are not written. */
  readonly uncertain?: ReadonlySet<string>;
  /** Every name that the framework knows; a new one goes behind the nearest before it. */
  readonly order: readonly string[];
  readonly mailer: Mailer;
  readonly scope: PythonScope;
  readonly root: SyntaxNode;
}

/** The edits for wished entries; `undefined` when one of them cannot be written so that it surely holds. */
export function writeEntries(changes: readonly SettingChange[], writing: EntryWriting): readonly TextEdit[] | undefined {
  const { text } = writing.scope;
  const quote = commonQuote(writing.root, text);
  const missing = changes.filter((change): change is Addition => 'to' in change && find(change.setting, writing) === undefined);
  const removed = new Set(changes.flatMap(change => ('remove' in change ? [change.setting] : [])));
  const added = addEntries(missing, { ...writing, quote, removed });
  const edits = changes.filter(change => !missing.some(each => each === change)).map(change => writeEntry(change, { ...writing, quote }));
  if (added === undefined || edits.includes(undefined)) return undefined;
  return [...added, ...edits.flatMap(edit => edit ?? [])].filter(({ span, text: to }) => text.slice(span.start, span.end) !== to);
}

type Addition = Extract<SettingChange, { readonly to: unknown }>;

interface Quoted extends EntryWriting {
  readonly quote: Quote;
}

function find(name: string, { entries }: EntryWriting): Entry | undefined {
  return entries.findLast(entry => entry.name === name);
}

function writeEntry(change: SettingChange, writing: Quoted): readonly TextEdit[] | undefined {
  const { scope, root, mailer, quote, uncertain } = writing;
  const { text } = scope;
  const entry = find(change.setting, writing);
  if ('variable' in change) return moveToVariable({ name: entry?.name, variable: change.variable }, { scope, root, text, mailer, quote });
  if (entry === undefined) return 'remove' in change ? [] : undefined;
  if (uncertain?.has(entry.name)) return undefined;
  if ('to' in change) {
    const edit = replaceValue(entry, change.to, { text, mailer, quote });
    return edit && [edit];
  }
  if ('parse' in change) {
    const spelled = spellParsed(entry.value, change.parse, { scope, root });
    return spelled === undefined ? undefined : [{ span: entry.value.at, text: spelled }];
  }
  return removeEntry(entry, writing);
}

/** A flag that cannot be taken away is switched off. */
function removeEntry(entry: Entry, { scope: { text }, mailer, quote }: Quoted): readonly TextEdit[] | undefined {
  const { holder } = entry;
  if (holder.kind === 'list') {
    const edit = isFinished(holder.list) ? removeElement(holder.list, { from: entry.span.start, to: entry.span.end }, text) : undefined;
    return edit && [edit];
  }
  const removed = holder.alone ? removeStatement(holder.statement, text) : undefined;
  if (removed !== undefined) return removed;
  const isFlag = mailer.settings.some(({ name, expects }) => name === entry.name && expects === 'boolean');
  const edit = isFlag ? replaceValue(entry, false, { text, mailer, quote }) : undefined;
  return edit && [edit];
}

interface Adding extends Quoted {
  /** Nothing is put beside an entry that is being taken away. */
  readonly removed: ReadonlySet<string>;
}

function addEntries(missing: readonly Addition[], writing: Adding): readonly TextEdit[] | undefined {
  const { order, scope, quote } = writing;
  const byAnchor = new Map<Entry, string[]>();
  const sorted = [...missing].sort((one, other) => order.indexOf(one.setting) - order.indexOf(other.setting));
  for (const { setting, to } of sorted) {
    const anchor = nearest(setting, writing);
    if (anchor?.node === undefined) return undefined;
    const spelled = spellLike(anchor, setting, scope.text) + spellLiteral(to, quote);
    byAnchor.set(anchor, [...(byAnchor.get(anchor) ?? []), spelled]);
  }
  const edits: TextEdit[] = [];
  for (const [{ holder, span }, lines] of byAnchor) {
    if (holder.kind === 'statement') edits.push(insertAfter(holder.statement, lines, scope.text));
    else {
      const edit = addElements(holder.list, lines, { text: scope.text, after: span });
      if (edit === undefined) return undefined;
      edits.push(edit);
    }
  }
  return edits;
}

/** The entry behind which a new one goes: the nearest before it in the framework's order, else the first. */
function nearest(name: string, { entries, order, removed, uncertain }: Adding): Entry | undefined {
  const rank = order.indexOf(name);
  const anchors = entries.filter(entry => {
    const container = entry.holder.kind === 'list' ? entry.holder.list : entry.holder.statement;
    return order.includes(entry.name) && !removed.has(entry.name) && uncertain?.has(entry.name) !== true && isFinished(container);
  });
  const ranked = anchors.map(anchor => ({ anchor, distance: order.indexOf(anchor.name) - rank }));
  const before = ranked.filter(({ distance }) => distance < 0).sort((one, other) => other.distance - one.distance)[0];
  return (before ?? ranked[0])?.anchor;
}

/** Everything but the value, as the neighbour has it: `app.config["MAIL_PORT"] = `, `MAIL_PORT=`, `"port": `. */
function spellLike({ key, node, holder, span }: Entry, name: string, text: string): string {
  const start = holder.kind === 'statement' ? holder.statement.from : span.start;
  const between = text.slice(key.end, node?.from ?? key.end);
  const isAnnotated = holder.kind === 'statement' && between.trimStart().startsWith(':');
  return text.slice(start, key.start) + name + (isAnnotated ? ' = ' : between);
}
