import type { Address } from './addresses.ts';
import type { Attempt } from './race.ts';
import type { Detail } from './report.ts';

/** How each address family of a host answered, in the detail's `ipv4` and `ipv6`; absent for a family without addresses. */
export function describeFamilies(
  attempts: readonly Attempt[],
  addresses: readonly Address[],
): { readonly detail: Detail; readonly isOneSilent: boolean } {
  const detail: Record<string, string> = {};
  let isOneSilent = false;
  for (const family of [4, 6] as const) {
    if (!addresses.some(address => address.family === family)) continue;
    const own = attempts.filter(attempt => attempt.family === family);
    const best = own.find(({ result }) => result === 'connected') ?? own[0];
    detail[`ipv${String(family)}`] = best === undefined ? 'not tried' : `${best.result ?? 'no answer'} after ${String(best.ms)} ms`;
    isOneSilent ||= best !== undefined && isSilent(best);
  }
  return { detail, isOneSilent };
}

/** A machine without that family says so at once, and no program waits for it. */
function isSilent({ result }: Attempt): boolean {
  return result === undefined || result === 'ETIMEDOUT';
}
