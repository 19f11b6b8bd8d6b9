import type { DnsResolver } from '../../mail/dns/resolver.ts';
import type { TestMessage } from '../../mail/send/message.ts';
import type { SendOptions } from './options.ts';

/** One message on its way, whatever carries it. */
export interface Sending {
  readonly options: SendOptions;
  readonly message: TestMessage;
  readonly signal: AbortSignal;
  /** The system's servers when absent. */
  readonly dns?: DnsResolver;
}
