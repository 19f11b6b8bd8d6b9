import { conditionOfCode } from '../../core/smtp/conditions.ts';
import { isHost } from '../../core/smtp/address.ts';
import { interleave, literalAddress, looksPublic, lookUpAddresses, reachOf } from './addresses.ts';
import { untilAborted } from './deadline.ts';
import { failedBy, passed, type Stage } from './session.ts';
import { codeOf } from '../wire/system-error.ts';

/** Big providers publish eight; a hostile name could have hundreds, each worth an attempt. */
const ADDRESSES_AT_MOST = 16;

export const resolve: Stage = {
  name: 'resolve',

  async run(session, signal) {
    const { host, port, resolver = lookUpAddresses } = session.request;
    if (!isHost(host)) return failedBy('not-a-host');
    if (!Number.isInteger(port) || port < 1 || port > 65_535) return failedBy('port-out-of-range', { port });

    const literal = literalAddress(host);
    if (literal !== undefined) {
      session.addresses = [literal];
      return passed({ addresses: host, reach: reachOf(literal) });
    }
    try {
      session.addresses = interleave(await untilAborted(resolver(host, signal), signal)).slice(0, ADDRESSES_AT_MOST);
    } catch (error) {
      if (signal.aborted) throw error;
      const code = codeOf(error);
      return failedBy(conditionOfCode(code) ?? 'name-not-found', { ...(code !== undefined && { error: code }) });
    }
    const [first] = session.addresses;
    if (first === undefined) return failedBy('name-not-found');
    const detail = { addresses: session.addresses.map(({ address }) => address).join(', '), reach: reachOf(first) };
    if (!looksPublic(host) || session.addresses.some(address => reachOf(address) === 'public')) return passed(detail);
    return { outcome: 'warning', detail: { ...detail, cause: 'name-leads-inside' }, fault: { condition: 'name-leads-inside' } };
  },
};
