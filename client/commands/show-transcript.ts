import type { Run } from '../command.ts';
import type { Envelope } from '../envelope.ts';

export function showTranscript({ transcript }: Envelope): Run {
  return async () => transcript.show();
}
