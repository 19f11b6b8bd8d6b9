import type { Mailer } from '../model/mailer.ts';

/** Where a program takes its password from. `unknown`: an expression that cannot be followed. */
export type PasswordSource = 'literal' | 'environment' | 'absent' | 'unknown';

export function passwordSource({ password, unknown, settings }: Mailer): PasswordSource {
  if (password?.origin === 'environment') return 'environment';
  // `process.env.SMTP_PASSWORD || ''` waits for the variable.
  if (password?.value.isEmpty === true) return password.variable === undefined ? 'absent' : 'environment';
  if (password !== undefined) return 'literal';
  if (!unknown.includes('password')) return 'absent';
  const fromVariable = settings.some(({ secret, result }) => secret === true && !result.known && result.variable !== undefined);
  return fromVariable ? 'environment' : 'unknown';
}
