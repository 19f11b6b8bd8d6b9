import type { Run } from '../command.ts';
import type { Envelope } from '../envelope.ts';

export function stopInbox({ inbox }: Envelope): Run {
  return () => inbox.stop();
}
