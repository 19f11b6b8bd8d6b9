import { evaluate } from '../../environment/evaluate.ts';
import type { TextEdit } from '../../model/edit.ts';
import type { Mailer } from '../../model/mailer.ts';
import type { Literal, Value } from '../../model/value.ts';
import type { SyntaxNode } from '../../text/syntax.ts';
import type { Quote } from './spell.ts';
import { quoteOf, spellLiteral } from './spell.ts';

/** A setting's value as a module writes it. */
export interface WrittenValue {
  readonly name: string;
  readonly value: Value;
  /** The expression that stands beside the name; absent while it is being typed. */
  readonly node?: SyntaxNode;
}

/** What it takes to write another value in its place. */
export interface Replacement {
  readonly text: string;
  readonly mailer: Mailer;
  /** For what is written anew. */
  readonly quote: Quote;
}

/**
 * Writes a value where the old one stands: a literal, the default beside a reference, or the whole expression. `undefined` where
 * there is no expression.
 */
export function replaceValue(written: WrittenValue, to: string | number | boolean, replacement: Replacement): TextEdit | undefined {
  const { text, quote: common } = replacement;
  const literal = literalOf(written, replacement);
  if (literal !== undefined && !isShared(literal, written, replacement)) {
    const quote = quoteOf(text.slice(literal.at.start, literal.at.end)) ?? common;
    const spelled = literal === written.value ? spellLiteral(to, quote) : spellFallback(written.value, { literal, to, quote });
    if (spelled !== undefined) return { span: literal.at, text: spelled };
  }
  const { node } = written;
  return node && { span: { start: node.from, end: node.to }, text: spellLiteral(to, common) };
}

/** The literal that decides now: the value itself, or the default of a reference whose variable no file defines. */
function literalOf({ value, name }: WrittenValue, { mailer }: Replacement): Literal | undefined {
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
function isShared({ at }: Literal, written: WrittenValue, { mailer }: Replacement): boolean {
  const isOwn = written.node !== undefined && written.node.from <= at.start && at.end <= written.node.to;
  return !isOwn && mailer.draft.settings.some(({ name, value }) => name !== written.name && fallbackOf(value)?.at.start === at.start);
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
