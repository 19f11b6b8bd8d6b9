import type { Provider } from '../providers/provider.ts';

/** Where servers listen for mail from programs and from each other. */
const USUAL: readonly number[] = [25, 465, 587, 2525];

/** The ports of a host that are worth a question: the usual ones, the one in use, and what its provider publishes, in ascending order. */
export function portsToAsk(port: number, provider: Provider | undefined): readonly number[] {
  // A guess of the provider's data is worth a question too.
  const published = provider?.ports.map(each => each.port) ?? [];
  const asked = [...USUAL, port, ...published].filter(each => Number.isInteger(each) && each > 0 && each < 65_536);
  return [...new Set(asked)].sort((one, other) => one - other);
}
