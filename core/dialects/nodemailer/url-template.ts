import type { SettingChange } from '../../model/change.ts';
import type { TextEdit } from '../../model/edit.ts';
import type { Setting } from '../../model/setting.ts';
import type { Span } from '../../model/span.ts';
import type { Plain, Value } from '../../model/value.ts';
import type { SyntaxNode } from '../../text/syntax.ts';
import { textOf } from '../../text/syntax.ts';
import type { Module } from '../javascript/module.ts';
import { argumentsOf, calleeOf, expressionsOf, unwrap } from '../javascript/nodes.ts';
import { readValue } from '../javascript/value.ts';
import { readSmtpUrl } from '../smtp-url.ts';
import { portOf } from './options.ts';

/** The options of a URL, as nodemailer reads them, that can stand in a template. */
const QUERY = new Set(['requireTLS', 'ignoreTLS', 'opportunisticTLS', 'tls.rejectUnauthorized', 'pool']);

/**
 * `smtps://${user}:${pass}@smtp.example.org:465` as single settings: the URL as a whole is known to nobody before the program runs, but
 * most of its parts are.
 */
export function readUrlTemplate(node: SyntaxNode, module: Module): readonly Setting[] | undefined {
  if (node.name !== 'TemplateString' || textOf(node, module.text).includes('\\')) return undefined;
  const holes = node.getChildren('Interpolation');
  const url = readSmtpUrl(withoutHoles(node, holes, module.text));
  if (url === undefined || !/^smtps?$/.test(url.scheme.text)) return undefined;

  const read = (name: string, span: Span, literal: Plain): Setting => {
    const at = { start: node.from + 1 + span.start, end: node.from + 1 + span.end };
    return { name, key: at, span: at, value: readPart(at, literal, { holes, module }) };
  };
  const { scheme, host, port, username, password, query } = url;
  return [
    read('secure', scheme.span, scheme.text === 'smtps'),
    read('host', host.span, host.text),
    ...(port ? [read('port', port.span, portOf(port.text))] : []),
    ...(username ? [read('auth.user', username.span, username.text)] : []),
    ...(password ? [read('auth.pass', password.span, password.secret)] : []),
    ...query.filter(({ name }) => QUERY.has(name)).map(({ name, value, span }) => read(name, span, value === 'true')),
  ];
}

/** The text between the backticks, with digits in place of what is filled in, so that every place stays where it is. */
function withoutHoles(node: SyntaxNode, holes: readonly SyntaxNode[], text: string): string {
  let result = '';
  let position = node.from + 1;
  for (const { from, to } of holes) {
    result += text.slice(position, from) + '1'.repeat(to - from);
    position = to;
  }
  return result + text.slice(position, Math.max(position, text[node.to - 1] === '`' ? node.to - 1 : node.to));
}

function readPart(at: Span, literal: Plain, { holes, module }: { readonly holes: readonly SyntaxNode[]; readonly module: Module }): Value {
  const inside = holes.filter(({ from, to }) => from < at.end && to > at.start);
  const [hole] = inside;
  if (hole === undefined) return { kind: 'literal', value: literal, at, inner: at };
  const [expression] = expressionsOf(hole).filter(({ name }) => !name.startsWith('Interpolation'));
  if (expression === undefined || hole.from !== at.start || hole.to !== at.end) return { kind: 'unknown', at };
  return readValue(unescaped(expression, module.text), module);
}

/** `x` of `encodeURIComponent(x)`, which the URL's reader undoes. */
function unescaped(expression: SyntaxNode, text: string): SyntaxNode {
  const call = unwrap(expression);
  const callee = call.name === 'CallExpression' ? calleeOf(call) : undefined;
  const isEscape = callee !== undefined && textOf(callee, text) === 'encodeURIComponent';
  return isEscape ? (argumentsOf(call)[0] ?? call) : call;
}

/** A part that is written in the template itself is changed there; what is filled in, or not there yet, is not. */
export function writeUrlTemplate(change: SettingChange, settings: readonly Setting[]): readonly TextEdit[] | undefined {
  const setting = settings.find(({ name }) => name === change.setting);
  if (!('to' in change) || setting?.value.kind !== 'literal') return undefined;
  switch (change.setting) {
    case 'secure':
      return [{ span: setting.value.at, text: change.to === true ? 'smtps' : 'smtp' }];
    case 'host':
    case 'port':
      return /^[\w.-]+$/.test(String(change.to)) ? [{ span: setting.value.at, text: String(change.to) }] : undefined;
    default:
      return undefined;
  }
}
