import type { Mailer } from '../model/mailer.ts';
import { Secret } from '../model/secret.ts';
import type { ResolvedSetting } from '../model/setting.ts';
import type { Place } from '../model/span.ts';
import type { Value } from '../model/value.ts';
import { isPlaceholder, isReference } from '../secrets/placeholder.ts';
import { isMachineLocal } from './local-host.ts';

/** A real secret and the place of its text. */
export interface WrittenSecret {
  readonly at: Place;
  /** The one that the mailer logs in with; others are tokens and client secrets. */
  readonly isPassword: boolean;
  /** The variable that a program asks before it takes this text. */
  readonly variable?: string;
}

/**
 * The secrets that the mailer's files spell out: its password, other settings that hold one, and texts that stand in for a missing
 * variable. Placeholders and references to a secret manager are none, and neither is what only this machine answers to.
 */
export function writtenSecrets(mailer: Mailer): readonly WrittenSecret[] {
  const { password, host } = mailer;
  if (host !== undefined && host.origin !== 'default' && isMachineLocal(host.value)) return [];
  const found: WrittenSecret[] = [];
  if (password !== undefined && password.origin !== 'default' && isReal(password.value)) {
    const { valueAt, variable } = password;
    found.push({ at: valueAt, isPassword: true, ...(variable !== undefined && { variable }) });
  }
  for (const setting of mailer.settings) {
    const isPassword = setting.name === password?.setting || mailer.unknown.includes('password');
    for (const secret of secretsOf(setting)) {
      if (!found.some(({ at }) => touches(at, secret.at))) found.push({ ...secret, isPassword });
    }
  }
  return found;
}

/** What the setting's own text and its value hold. An address holds a secret only as part of it, which the password stands for. */
function secretsOf({ secret, value, result, uri }: ResolvedSetting): readonly Omit<WrittenSecret, 'isPassword'>[] {
  if (secret !== true) return [];
  const literals = literalsIn(value, uri);
  const { known } = result;
  const fromFile =
    known && result.origin === 'environment' && result.value instanceof Secret && isReal(result.value) && !isAddress(result.value)
      ? [{ at: result.valueAt, ...(result.variable !== undefined && { variable: result.variable }) }]
      : [];
  return [...literals, ...fromFile];
}

function literalsIn(value: Value, uri: string, variable?: string): readonly Omit<WrittenSecret, 'isPassword'>[] {
  switch (value.kind) {
    case 'literal': {
      const secret = value.value instanceof Secret ? value.value : typeof value.value === 'string' ? new Secret(value.value) : undefined;
      if (secret === undefined || !isReal(secret) || isAddress(secret)) return [];
      return [{ at: { uri, span: value.at }, ...(variable !== undefined && { variable }) }];
    }
    case 'reference':
      return value.fallback === undefined ? [] : literalsIn(value.fallback, uri, value.variable);
    case 'conversion':
      return literalsIn(value.of, uri, variable);
    case 'comparison':
    case 'unknown':
      return [];
    default:
      return value satisfies never;
  }
}

function isReal(secret: Secret): boolean {
  const text = secret.reveal();
  return text !== '' && !isPlaceholder(text) && !isReference(text);
}

function isAddress(secret: Secret): boolean {
  return secret.reveal().includes('://');
}

function touches(one: Place, other: Place): boolean {
  return one.uri === other.uri && one.span.start < other.span.end && other.span.start < one.span.end;
}
