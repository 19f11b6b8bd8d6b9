import type { TextEdit } from '../../model/edit.ts';
import type { SyntaxNode } from '../../text/syntax.ts';
import { textOf } from '../../text/syntax.ts';
import { REPLACED } from '../django-mailers/names.ts';
import type { Choice } from '../python/alternatives.ts';
import { lineBreak, lineEnd } from '../python/lines.ts';
import { removeStatement } from '../python/remove-statement.ts';
import type { Writing } from './set-value.ts';
import type { WrittenSetting } from './written-setting.ts';

/** What each setting is called in `OPTIONS`. https://docs.djangoproject.com/en/6.1/howto/mailers-migration/ */
const OPTION_NAMES: ReadonlyMap<string, string> = new Map([
  ['EMAIL_HOST', 'host'],
  ['EMAIL_PORT', 'port'],
  ['EMAIL_USE_TLS', 'use_tls'],
  ['EMAIL_USE_SSL', 'use_ssl'],
  ['EMAIL_HOST_USER', 'username'],
  ['EMAIL_HOST_PASSWORD', 'password'],
  ['EMAIL_TIMEOUT', 'timeout'],
  ['EMAIL_SSL_CERTFILE', 'ssl_certfile'],
  ['EMAIL_SSL_KEYFILE', 'ssl_keyfile'],
  ['EMAIL_FILE_PATH', 'file_path'],
]);

interface Adopted {
  readonly name: string;
  readonly statement: SyntaxNode;
  readonly source: string;
  /** At the end of its line, with the white space before it. */
  readonly comment: string;
}

/**
 * `MAILERS` in the place of the last `EMAIL_*` setting, with the expressions of all of them. `undefined` where one is written in a
 * branch or used elsewhere, or where another module may add to them: then only a person can tell.
 */
export function adoptMailers({ module, quote }: Writing): readonly TextEdit[] | undefined {
  if (module.incomplete) return undefined;
  const old = module.choices.filter(({ chosen }) => REPLACED.has(chosen.name));
  const adopted = old.map(choice => readAdopted(choice, module.text));
  const last = adopted.at(-1);
  if (last === undefined || adopted.includes(undefined)) return undefined;
  const all = adopted.flatMap(each => each ?? []);
  const edits: TextEdit[] = [];
  for (const { statement } of all) {
    const removed = statement === last.statement ? [] : removeStatement(statement, module.text);
    if (removed === undefined) return undefined;
    edits.push(...removed);
  }
  const end = last.statement.to + last.comment.length;
  return [...edits, { span: { start: last.statement.from, end }, text: spellMailers(all, quote, lineBreak(module.text)) }];
}

function readAdopted({ chosen, candidates, uncertain }: Choice<WrittenSetting>, text: string): Adopted | undefined {
  const { name, statement, node, alone, arms, given } = chosen;
  const isPlain = alone && arms.length === 0 && !given && statement.name === 'AssignStatement' && statement.parent?.name === 'Script';
  // In quotes it is the name of a variable of the environment.
  const isUsedElsewhere = text.split(new RegExp(`(?<!['"\\w])${name}(?!['"\\w])`)).length > 2;
  if (uncertain || candidates.length > 1 || node === undefined || !isPlain || isUsedElsewhere) return undefined;
  const comment = /^\s*#.*/.exec(text.slice(statement.to, lineEnd(text, statement.to)))?.[0] ?? '';
  return { name, statement, source: textOf(node, text), comment };
}

function spellMailers(all: readonly Adopted[], quote: string, newLine: string): string {
  const key = (name: string): string => `${quote}${name}${quote}: `;
  const backend = all.find(({ name }) => name === 'EMAIL_BACKEND');
  const written = all.filter(({ name }) => OPTION_NAMES.has(name));
  // The one option that has no default of its own.
  const host = written.some(({ name }) => name === 'EMAIL_HOST') ? [] : [`${key('host')}${quote}localhost${quote},`];
  const options = written.map(({ name, source, comment }) => `${key(OPTION_NAMES.get(name) ?? '')}${source},${comment}`);
  return [
    'MAILERS = {',
    `    ${key('default')}{`,
    ...(backend === undefined ? [] : [`        ${key('BACKEND')}${backend.source},${backend.comment}`]),
    `        ${key('OPTIONS')}{`,
    ...[...host, ...options].map(line => `            ${line}`),
    '        },',
    '    },',
    '}',
  ].join(newLine);
}
