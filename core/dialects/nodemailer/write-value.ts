import type { SettingChange } from '../../model/change.ts';
import type { TextEdit } from '../../model/edit.ts';
import type { ResolvedSetting } from '../../model/setting.ts';
import type { Span } from '../../model/span.ts';
import type { Value } from '../../model/value.ts';
import type { SyntaxNode } from '../../text/syntax.ts';
import { textOf } from '../../text/syntax.ts';
import { quoteOf } from '../javascript/edit-object.ts';
import { isShorthand } from '../javascript/follow.ts';
import { encodeString } from '../javascript/literals.ts';
import { argumentsOf, expressionsOf, spanOf, unwrap, wrapped } from '../javascript/nodes.ts';
import type { Target } from './write.ts';

/** In place of the literal wherever that stands in this file: the property, a constant, the fallback of a variable. */
export function replaceValue(
  change: Extract<SettingChange, { readonly to: unknown }>,
  node: SyntaxNode,
  { mailer, parsed, call }: Target,
): readonly TextEdit[] {
  const setting = mailer.settings.find(({ name }) => name === change.setting);
  const literal = setting && literalOf(setting, mailer.uri, parsed.tree?.topNode);
  const quote = quoteOf(call.call, parsed.text);
  if (literal === undefined) return [replaceExpression(node, encode(change.to, quote))];
  const isText = literal.name === 'String' || literal.name === 'TemplateString';
  const own = isText ? (parsed.text[literal.from] ?? quote) : quote;
  // A number that is written as text stays text; a boolean must not, since every text is true.
  const to = isText && typeof change.to === 'number' ? String(change.to) : change.to;
  return [{ span: spanOf(literal), text: encode(to, own) }];
}

/** `secure: process.env.SMTP_SECURE === 'true'`, `port: Number(process.env.SMTP_PORT)`: where the variable is read. */
export function parseValue(
  change: Extract<SettingChange, { readonly parse: unknown }>,
  node: SyntaxNode,
  { mailer, parsed, call }: Target,
): readonly TextEdit[] | undefined {
  const whole = mailer.settings.find(({ name }) => name === change.setting)?.value;
  // `port === 465` stays, and what it compares becomes the number.
  const value = change.parse === 'number' && whole?.kind === 'comparison' ? whole.of : whole;
  const expression = value && nodeAt(parsed.tree?.topNode, value.at);
  if (value === undefined || expression === undefined) return undefined;
  const text =
    change.parse === 'number'
      ? asNumber(expression, parsed.text)
      : asBoolean(value, expression, { text: parsed.text, quote: quoteOf(call.call, parsed.text) });
  if (text === undefined) return undefined;
  const inPlace = expression.from >= node.from && expression.to <= node.to;
  return [replaceExpression(inPlace && isShorthand(node) ? node : expression, text)];
}

function asNumber(expression: SyntaxNode, text: string): string {
  return `Number(${textOf(expression, text)})`;
}

/** A fallback counts when it is true; everything else is what a missing variable comes to anyway. */
function asBoolean(
  value: Value,
  expression: SyntaxNode,
  { text, quote }: { readonly text: string; readonly quote: string },
): string | undefined {
  const yes = encodeString('true', quote);
  switch (value.kind) {
    case 'reference': {
      const { fallback } = value;
      const name = leftmost(expression, text);
      if (/^env\(/.test(name)) return asStrapiBoolean(value, text);
      if (fallback === undefined) return `${name} === ${yes}`;
      if (fallback.kind === 'reference') return `(${textOf(unwrap(expression), text)}) === ${yes}`;
      if (fallback.kind !== 'literal') return undefined;
      const isOn = fallback.value === true || String(fallback.value).toLowerCase() === 'true';
      if (!isOn) return `${name} === ${yes}`;
      return `(${name} ${value.fallbackFor === 'empty' ? '||' : '??'} ${yes}) === ${yes}`;
    }
    case 'conversion': {
      if (value.to === 'text') return `${textOf(expression, text)} === ${yes}`;
      const operand = expression.name === 'CallExpression' ? argumentsOf(expression)[0] : innermostOperand(expression);
      return value.to === 'truthiness' && operand ? asBoolean(value.of, unwrap(operand), { text, quote }) : undefined;
    }
    case 'literal':
    case 'comparison':
    case 'unknown':
      return undefined;
  }
}

/** `env('X', 'false')` becomes `env.bool('X', false)`: Strapi hands a default on as it is. */
function asStrapiBoolean({ name, fallback }: Extract<Value, { readonly kind: 'reference' }>, text: string): string | undefined {
  const quoted = text.slice(name.start - 1, name.end + 1);
  if (fallback === undefined) return `env.bool(${quoted})`;
  if (fallback.kind !== 'literal') return undefined;
  return `env.bool(${quoted}, ${String(fallback.value === true || String(fallback.value).toLowerCase() === 'true')})`;
}

/** `a` of `a || b ?? c`. */
function leftmost(expression: SyntaxNode, text: string): string {
  let node = unwrap(expression);
  while (node.name === 'BinaryExpression' && node.firstChild !== null) node = unwrap(node.firstChild);
  return textOf(node, text);
}

/** `x` of `!!x`. */
function innermostOperand(expression: SyntaxNode): SyntaxNode | undefined {
  let node: SyntaxNode | undefined = expression;
  while (node?.name === 'UnaryExpression') node = expressionsOf(node).at(-1);
  return node;
}

/** The literal gives way to `process.env.NAME`; as the fallback of that same variable it just goes. */
export function referToVariable(
  change: Extract<SettingChange, { readonly variable: unknown }>,
  node: SyntaxNode,
  { mailer, parsed, call }: Target,
): readonly TextEdit[] | undefined {
  const setting = mailer.settings.find(({ name }) => name === change.setting);
  const literal = setting && literalOf(setting, mailer.uri, parsed.tree?.topNode);
  if (literal === undefined) return undefined;
  const name = /^[a-z_$][\w$]*$/i.test(change.variable)
    ? `.${change.variable}`
    : `[${encodeString(change.variable, quoteOf(call.call, parsed.text))}]`;
  const reference = `process.env${name}`;
  const outer = wrapped(literal).parent;
  if (outer?.name === 'BinaryExpression' && leftmost(outer, parsed.text) === reference) {
    return [{ span: spanOf(outer), text: textOf(outer.firstChild ?? outer, parsed.text) }];
  }
  // A constant that is declared as a string takes no `undefined`.
  const isDeclared = outer?.name === 'VariableDeclaration' && outer.getChild('TypeAnnotation') !== null;
  return [{ span: spanOf(literal), text: isDeclared ? `${reference}!` : reference }];
}

/** The literal that a setting's value comes from, when it stands in this file and is the whole of what decides. */
function literalOf({ value, result }: ResolvedSetting, uri: string, top: SyntaxNode | undefined): SyntaxNode | undefined {
  if (!result.known || result.valueAt.uri !== uri || value.kind === 'comparison') return undefined;
  if (value.kind === 'conversion' && value.to !== 'number' && value.to !== 'text') return undefined;
  return nodeAt(top, result.valueAt.span);
}

function replaceExpression(node: SyntaxNode, text: string): TextEdit {
  if (isShorthand(node)) return { span: { start: node.to, end: node.to }, text: `: ${text}` };
  return { span: spanOf(wrapped(node)), text };
}

/** The innermost node of exactly this span. */
function nodeAt(top: SyntaxNode | undefined, { start, end }: Span): SyntaxNode | undefined {
  let node: SyntaxNode | null = top?.resolveInner(start, 1) ?? null;
  for (; node !== null && node.from >= start; node = node.parent) {
    const span = spanOf(node);
    if (span.start === start && span.end === end) return node;
  }
  return undefined;
}

function encode(value: string | number | boolean, quote: string): string {
  return typeof value === 'string' ? encodeString(value, quote) : String(value);
}
