import { formatReply } from '../../core/smtp/reply.ts';
import { failedBy, failedByBreak, failedByReply, passed, type Stage } from './session.ts';

export const greet: Stage = {
  name: 'greet',

  async run(session, signal) {
    const received = await session.connection?.read(signal);
    if (received === undefined) return failedBy('connection-closed');
    if (!received.ok) return failedByBreak(received.condition === 'no-answer' ? { ...received, condition: 'silence' } : received);
    if (received.value.code !== 220) return failedByReply(received.value);
    return passed({ greeting: formatReply(received.value) });
  },
};
