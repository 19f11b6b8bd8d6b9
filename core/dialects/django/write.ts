import { evaluate } from '../../environment/evaluate.ts';
import type { SettingChange } from '../../model/change.ts';
import type { TextEdit } from '../../model/edit.ts';
import type { Mailer } from '../../model/mailer.ts';
import type { Span } from '../../model/span.ts';
import type { Literal, Value } from '../../model/value.ts';
import type { ParsedText } from '../../text/syntax.ts';
import { spellReference } from '../python/environment-reference.ts';
import { importModule } from '../python/import-module.ts';
import { spellParsed } from '../python/parse-text.ts';
import type { Quote } from '../python/spell.ts';
import { commonQuote, quoteOf, spellLiteral } from '../python/spell.ts';
import type { Choice } from './alternatives.ts';
import { insertAfter, insertSettings } from './insert.ts';
import type { SettingsModule } from './module.ts';
import { readModule } from './module.ts';
import { removeStatement } from './remove.ts';
import type { WrittenSetting } from './written-setting.ts';

type Wish<Kind extends string> = Extract<SettingChange, Readonly<Record<Kind, unknown>>>;

/** The edits for wished settings; `undefined` when one of them cannot be written so that it surely holds. */
export function writeSettings(changes: readonly SettingChange[], mailer: Mailer, parsed: ParsedText): readonly TextEdit[] | undefined {
  const module = readModule(parsed);
  if (module === undefined) return undefined;
  const writing: Writing = { module, mailer, quote: commonQuote(module.root, module.text) };
  const renaming = findRenaming(changes, module);
  const left = renaming === undefined ? changes : changes.filter(change => !renaming.settles.includes(change));
  const missing = left.filter((change): change is Wish<'to'> => 'to' in change && choiceOf(change.setting, module) === undefined);
  const inserted = insertSettings(missing, {
    ...writing,
    without: left.filter(change => 'remove' in change).map(({ setting }) => setting),
  });
  const edits = left.filter(change => !missing.some(item => item === change)).map(change => writeChange(change, writing));
  if (inserted === undefined || edits.includes(undefined)) return undefined;
  const all = [...(renaming?.edits ?? []), ...inserted, ...edits.flatMap(edit => edit ?? [])];
  return all.filter(({ span, text }) => module.text.slice(span.start, span.end) !== text);
}

interface Writing {
  readonly module: SettingsModule;
  readonly mailer: Mailer;
  /** For what is written anew. */
  readonly quote: Quote;
}

function choiceOf(name: string, { choices }: SettingsModule): Choice<WrittenSetting> | undefined {
  return choices.find(({ chosen }) => chosen.name === name);
}

interface Renaming {
  readonly settles: readonly SettingChange[];
  readonly edits: readonly TextEdit[];
}

/** `EMAIL_USE_TLS = True` becomes `EMAIL_USE_SSL = True` by its name alone. */
function findRenaming(changes: readonly SettingChange[], module: SettingsModule): Renaming | undefined {
  const wanted = changes.find(change => 'to' in change && change.to === true && choiceOf(change.setting, module) === undefined);
  const unwanted = changes.find(change => {
    const choice = 'remove' in change ? choiceOf(change.setting, module) : undefined;
    const value = choice?.chosen.value;
    return choice?.uncertain === false && choice.chosen.alone && value?.kind === 'literal' && value.value === true;
  });
  const choice = unwanted && choiceOf(unwanted.setting, module);
  if (wanted === undefined || unwanted === undefined || choice === undefined) return undefined;
  return { settles: [wanted, unwanted], edits: [{ span: choice.chosen.key, text: wanted.setting }] };
}

function writeChange(change: SettingChange, writing: Writing): readonly TextEdit[] | undefined {
  const choice = choiceOf(change.setting, writing.module);
  if ('variable' in change) return moveToVariable(change, choice, writing);
  if (choice === undefined) return 'remove' in change ? [] : undefined;
  if (choice.uncertain) return undefined;
  const { chosen } = choice;
  // Under `if "EMAIL_HOST" in os.environ:` a literal would hold only where the variable is set.
  if ('to' in change) return chosen.given ? undefined : setValue(chosen, change.to, writing);
  if ('parse' in change) {
    const text = spellParsed(chosen.value, change.parse, writing.module);
    return text === undefined ? undefined : [{ span: chosen.value.at, text }];
  }
  return removeStatement(chosen, writing.module.text) ?? (isFlag(chosen) ? setValue(chosen, false, writing) : undefined);
}

function isFlag({ name }: WrittenSetting): boolean {
  return name.startsWith('EMAIL_USE_');
}

/** Writes a value where the old one stands: a literal, the default beside a reference, or the whole expression. */
function setValue(chosen: WrittenSetting, to: string | number | boolean, writing: Writing): readonly TextEdit[] | undefined {
  const { text } = writing.module;
  if (isChained(chosen)) return leaveChain(chosen, to, writing);
  const literal = literalOf(chosen.value, chosen.name, writing);
  if (literal !== undefined && !isShared(literal, chosen, writing)) {
    const quote = quoteOf(text.slice(literal.at.start, literal.at.end)) ?? writing.quote;
    const spelled = literal === chosen.value ? spellLiteral(to, quote) : spellFallback(chosen.value, { literal, to, quote });
    if (spelled !== undefined) return [{ span: literal.at, text: spelled }];
  }
  const { node, key, statement, alone } = chosen;
  if (node !== undefined) return [{ span: { start: node.from, end: node.to }, text: spellLiteral(to, writing.quote) }];
  if (!alone || statement.name !== 'AssignStatement') return undefined;
  return [{ span: { start: key.start, end: statement.to }, text: `${chosen.name} = ${spellLiteral(to, writing.quote)}` }];
}

/** `EMAIL_USE_TLS = EMAIL_USE_SSL = False` is one value for both. */
function isChained({ statement }: WrittenSetting): boolean {
  return statement.name === 'AssignStatement' && statement.getChildren('AssignOp').length > 1;
}

/** A setting that gets a value of its own is taken out of the chain and written below. */
function leaveChain(chosen: WrittenSetting, to: string | number | boolean, { module, quote }: Writing): readonly TextEdit[] | undefined {
  const { statement, key, name } = chosen;
  const operator = statement.childAfter(key.end);
  const next = operator?.nextSibling;
  const before = statement.childBefore(key.start)?.name ?? 'AssignOp';
  if (operator?.name !== 'AssignOp' || before !== 'AssignOp' || !next) return undefined;
  const line = `${name} = ${spellLiteral(to, quote)}`;
  return [{ span: { start: key.start, end: next.from }, text: '' }, insertAfter(chosen, [line], module.text)];
}

/** The literal that decides now: the value itself, or the default of a reference whose variable no file defines. */
function literalOf(value: Value, name: string, { mailer }: Writing): Literal | undefined {
  if (value.kind === 'literal') return value;
  const result = mailer.settings.find(setting => setting.name === name)?.result;
  return result?.known === true && result.origin === 'fallback' ? fallbackOf(value) : undefined;
}

function fallbackOf(value: Value): Literal | undefined {
  switch (value.kind) {
    case 'literal':
      return value;
    case 'reference':
      return value.fallback && fallbackOf(value.fallback);
    case 'conversion':
    case 'comparison':
      return fallbackOf(value.of);
    case 'unknown':
      return undefined;
  }
}

/** Another mail setting takes its value from the same constant. */
function isShared({ at }: Literal, chosen: WrittenSetting, { mailer }: Writing): boolean {
  const isOwn = chosen.node !== undefined && chosen.node.from <= at.start && at.end <= chosen.node.to;
  return !isOwn && mailer.draft.settings.some(({ name, value }) => name !== chosen.name && fallbackOf(value)?.at.start === at.start);
}

interface FallbackWish {
  readonly literal: Literal;
  readonly to: string | number | boolean;
  readonly quote: Quote;
}

const FLAG_TEXTS = { true: ['True', 'true', '1', 'yes', 'on'], false: ['False', 'false', '0', 'no', ''] } as const;

/** The default with which the whole expression comes to the wished value, in the old one's type. */
function spellFallback(value: Value, { literal, to, quote }: FallbackWish): string | undefined {
  const isText = typeof literal.value !== 'number' && typeof literal.value !== 'boolean' && literal.value !== null;
  const texts: readonly (string | number | boolean)[] = typeof to === 'boolean' ? FLAG_TEXTS[`${to}`] : [String(to)];
  const candidates = isText ? [...texts, to] : [to, ...texts];
  const found = candidates.find(candidate => reads(replaceFallback(value, { ...literal, value: candidate }), to));
  return found === undefined ? undefined : spellLiteral(found, quote);
}

function replaceFallback(value: Value, literal: Literal): Value {
  switch (value.kind) {
    case 'literal':
      return literal;
    case 'reference':
      return value.fallback === undefined ? value : { ...value, fallback: replaceFallback(value.fallback, literal) };
    case 'conversion':
    case 'comparison':
      return { ...value, of: replaceFallback(value.of, literal) };
    case 'unknown':
      return value;
  }
}

function reads(value: Value, to: string | number | boolean): boolean {
  const result = evaluate(value, { uri: '', setting: value.at, lookup: () => undefined });
  if (!result.known) return false;
  return typeof to === 'boolean' ? Boolean(result.value) === to : String(result.value) === String(to);
}

/** The password's literal becomes a reference, at the constant if it stands there. */
function moveToVariable({ variable }: Wish<'variable'>, choice: Choice<WrittenSetting> | undefined, { module, mailer, quote }: Writing) {
  const value = mailer.settings.find(({ name }) => name === choice?.chosen.name)?.value;
  if (value === undefined || value.kind === 'unknown') return undefined;
  const { at } = value;
  const spelled = spellReference(variable, module.scope, {
    offset: at.start,
    quote: quoteOf(module.text.slice(at.start, at.end)) ?? quote,
  });
  const edit: TextEdit = { span: at, text: spelled.text };
  if (spelled.needs === undefined) return [edit];
  return [importModule(spelled.needs, module.root, { text: module.text, before: startOfStatement(at, module) }), edit];
}

/** Where the outermost statement around a place begins: an import must stand above it. */
function startOfStatement({ start }: Span, { root }: SettingsModule): number {
  for (let node = root.firstChild; node !== null; node = node.nextSibling) if (node.to >= start) return node.from;
  return start;
}
