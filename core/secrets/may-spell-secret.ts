import type { EnvironmentFamily } from '../environment/environments.ts';
import { judgeSecret } from './judge.ts';
import { variablesOfSecrets } from './variables-of-secrets.ts';

/** Languages whose parse costs far more than this look. */
const PROGRAM = /\.(?:py|[cm]?[jt]s|[jt]sx)$/i;

/**
 * Whether a parse of a file can show a secret, in it or in the environment files that it reads. False only where every secret of a program
 * is a variable that these leave out, or fill with a placeholder; a false yes costs a parse.
 */
export function maySpellSecret(path: string, text: string, family: EnvironmentFamily | undefined): boolean {
  if (!PROGRAM.test(path)) return true;
  const variables = variablesOfSecrets(text);
  return variables === undefined || (family !== undefined && (holdsOne(variables, family) || holdsAddress(text, family)));
}

function holdsOne(variables: readonly string[], { members }: EnvironmentFamily): boolean {
  return members.some(({ file }) =>
    file.entries.some(({ name, value, written }) => variables.includes(name) && !isFiller(name, value, written)),
  );
}

/** What is neither a secret nor a reference to one, for no reader: some cut a value at `#`, some fill in variables. */
function isFiller(name: string, value: string, written: string): boolean {
  const judgement = /[#$`\\]/.test(written) ? 'secret' : judgeSecret(value, { name });
  return judgement !== 'secret' && ['placeholder', 'sample', 'names-itself'].includes(judgement.not);
}

/** An address with a password in it, under whatever name. */
function holdsAddress(text: string, { members }: EnvironmentFamily): boolean {
  return members.some(({ file }) =>
    file.entries.some(({ name, value }) => value.includes('://') && value.includes('@') && text.includes(name)),
  );
}
