import { REDACTED } from '../model/secret.ts';

/** A host as it may be printed. What stands before an `@` is a login: somebody put a whole address where the host belongs. */
export function shownHost(host: string): string {
  const at = host.lastIndexOf('@');
  return at === -1 ? host : REDACTED + host.slice(at);
}
