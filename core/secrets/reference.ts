import { every, isDigit, isUpper, isWord, kindOfWords } from './words.ts';

/**
 * True for what stands for a secret that is kept elsewhere: a variable (`${SMTP_PASSWORD}`, `%SMTP_PASSWORD%`), a template
 * (`{{ smtp_password }}`), a look-up in code, an encrypted value, or the address of one in a secret manager (`op://…`).
 */
export function isReference(text: string): boolean {
  const value = text.trim();
  if (REFERENCE_STARTS.some(start => value.length > start.length && startsWithoutCase(value, start))) return true;
  if (BRACKETS.some(brackets => holds(value, brackets))) return true;
  if (value.startsWith('$')) return isVariableName(value.slice(1));
  return value.length > 3 && value.startsWith('%') && value.endsWith('%') && isWord(value.slice(1, -1));
}

interface Brackets {
  readonly open: string;
  readonly close: string;
}

/** A pair anywhere in the value makes it a template: what is read is never what is written. */
const BRACKETS: readonly Brackets[] = [
  { open: '${', close: '}' },
  { open: '{{', close: '}}' },
  { open: '#{', close: '}' },
  { open: '<%', close: '%>' },
  { open: '%env(', close: ')%' },
];

/** Secret managers, encrypted values and look-ups in code, by how they begin. */
const REFERENCE_STARTS: readonly string[] = [
  'op://',
  'vault:',
  'vault://',
  'vault/',
  'encrypted:',
  'enc[',
  'enc(',
  'ref+',
  '!secret ',
  '!vault',
  '!reference ',
  'doppler:',
  'keyring:',
  'keychain:',
  'secret://',
  'secrets.',
  'sm://',
  'ssm:',
  'ssm://',
  'secretsmanager:',
  'arn:aws:secretsmanager:',
  'arn:aws:ssm:',
  'arn:aws:kms:',
  'aws-secretsmanager://',
  'awssm://',
  'gcp-secret:',
  'gcpsm://',
  'azurekeyvault://',
  'akv://',
  '@microsoft.keyvault(',
  'infisical://',
  'bws://',
  'env:',
  '$(',
  '/run/secrets/',
  'file:/run/secrets/',
  'process.env.',
  'process.env[',
  'import.meta.env.',
  'os.environ',
  'os.getenv(',
  'getenv(',
  'system.getenv(',
  'env(',
  "env['",
  'env["',
  'env.',
  'config(',
];

/** After a dollar sign: `SMTP_PASSWORD`, `smtp_password`; `ecret1` is the rest of a password. */
function isVariableName(name: string): boolean {
  if (name.length < 2 || isDigit(name.charAt(0))) return false;
  if (every(name, character => isUpper(character) || isDigit(character) || character === '_')) return true;
  return isWord(name) && kindOfWords(name.toLowerCase().replaceAll('_', '')) !== undefined;
}

/** The brackets with a name of two characters at least after the first, so that chance does not make a template of a password. */
function holds(text: string, { open, close }: Brackets): boolean {
  const start = text.indexOf(open);
  if (start < 0 || text.indexOf(close, start + open.length + 1) < 0) return false;
  return NAME.test(text.slice(start + open.length, start + open.length + LONGEST_LEAD));
}

/** `<%= name`, `{{- name`, `${ name`. */
const NAME = /^[-=!]?\s{0,10}["']?[A-Za-z_][\w.]/;
const LONGEST_LEAD = 16;

function startsWithoutCase(text: string, start: string): boolean {
  return text.slice(0, start.length).toLowerCase() === start;
}
