import type { Run } from '../command.ts';
import type { Envelope } from '../envelope.ts';

export function showLog({ log }: Envelope): Run {
  return async () => log.show();
}
