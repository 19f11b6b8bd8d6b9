import type { Mailer } from '../model/mailer.ts';
import { Secret } from '../model/secret.ts';
import type { ResolvedSetting, Truncation } from '../model/setting.ts';
import type { Place } from '../model/span.ts';
import type { Value } from '../model/value.ts';
import { judgeSecret } from '../secrets/judge.ts';
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
  if (password !== undefined && password.origin !== 'default' && isReal(password.value, password.variable ?? password.setting)) {
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
function secretsOf(setting: ResolvedSetting): readonly Omit<WrittenSecret, 'isPassword'>[] {
  const { name, secret, value, uri } = setting;
  return secret === true ? [...literalsIn(value, { uri, name }), ...valueOf(setting)] : [];
}

/** A value that another file holds, or of which the reader sees the beginning alone. */
function valueOf({ name, result }: ResolvedSetting): readonly Omit<WrittenSecret, 'isPassword'>[] {
  if (!result.known || !(result.value instanceof Secret) || isAddress(result.value)) return [];
  const { variable, valueAt, truncated, origin } = result;
  const isHeld = origin === 'environment' && isReal(result.value, variable ?? name);
  return isHeld || isCutSecret(result.value, truncated) ? [{ at: valueAt, ...(variable !== undefined && { variable }) }] : [];
}

/** The beginning is too short to be a secret, and the line as a whole is not. */
function isCutSecret(seen: Secret, truncated: Truncation | undefined): boolean {
  if (truncated === undefined || truncated.writtenLength < 4) return false;
  const judgement = judgeSecret(seen.reveal());
  return judgement !== 'secret' && (judgement.not === 'too-short' || judgement.not === 'empty');
}

interface Where {
  readonly uri: string;
  /** Of the setting, then of the variable that the text stands in for. */
  readonly name: string;
  readonly variable?: string;
}

function literalsIn(value: Value, where: Where): readonly Omit<WrittenSecret, 'isPassword'>[] {
  switch (value.kind) {
    case 'literal': {
      const secret = value.value instanceof Secret ? value.value : new Secret(typeof value.value === 'string' ? value.value : '');
      if (!isReal(secret, where.name) || isAddress(secret)) return [];
      return [{ at: { uri: where.uri, span: value.at }, ...(where.variable !== undefined && { variable: where.variable }) }];
    }
    case 'reference':
      return value.fallback === undefined ? [] : literalsIn(value.fallback, { ...where, name: value.variable, variable: value.variable });
    case 'conversion':
      return literalsIn(value.of, where);
    case 'comparison':
    case 'unknown':
      return [];
    default:
      return value satisfies never;
  }
}

function isReal(secret: Secret, name?: string): boolean {
  return judgeSecret(secret.reveal(), name === undefined ? {} : { name }) === 'secret';
}

function isAddress(secret: Secret): boolean {
  return secret.reveal().includes('://');
}

function touches(one: Place, other: Place): boolean {
  return one.uri === other.uri && one.span.start < other.span.end && other.span.start < one.span.end;
}
