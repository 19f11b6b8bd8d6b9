import type { Run } from '../command.ts';
import type { Envelope } from '../envelope.ts';

export function restartServer({ language }: Envelope): Run {
  return async () => language.restart();
}
