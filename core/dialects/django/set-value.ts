import { evaluate } from '../../environment/evaluate.ts';
import type { TextEdit } from '../../model/edit.ts';
import type { Mailer } from '../../model/mailer.ts';
import type { Literal, Value } from '../../model/value.ts';
import type { Quote } from '../python/spell.ts';
import { quoteOf, spellLiteral } from '../python/spell.ts';
import { insertAfter } from './insert.ts';
import type { SettingsModule } from './module.ts';
import type { WrittenSetting } from './written-setting.ts';

/** What every edit of a module is made from. */
export interface Writing {
  readonly module: SettingsModule;
  readonly mailer: Mailer;
  /** For what is written anew. */
  readonly quote: Quote;
}

/** Writes a value where the old one stands: a literal, the default beside a reference, or the whole expression. */
export function setValue(chosen: WrittenSetting, to: string | number | boolean, writing: Writing): readonly TextEdit[] | undefined {
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
