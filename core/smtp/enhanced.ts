import type { EnhancedCode } from './reply.ts';
import type { Explanation } from './failure.ts';

/** What a class and subject of an enhanced status code say when nothing more specific is known (RFC 3463 §3). */
interface Subject {
  readonly about: string;
  readonly remedy: string;
}

const SOURCE = 'https://www.rfc-editor.org/rfc/rfc3463#section-3';

const SUBJECTS: Readonly<Record<number, Subject>> = {
  1: { about: 'an address', remedy: 'Check the sender and the recipients for typing errors, and that the sender exists at this server.' },
  2: { about: 'the recipient’s mailbox', remedy: 'Try another recipient. The mailbox may be full, disabled or closed to this sender.' },
  3: {
    about: 'the receiving mail system',
    remedy: 'Read the text of the reply: the system is full, busy, or does not take this kind of message.',
  },
  4: { about: 'the network or routing behind the server', remedy: 'Check the domain of the recipient, and try again later.' },
  5: {
    about: 'the protocol',
    remedy: 'The server did not understand or expect a command. Check that the port and encryption belong together.',
  },
  6: { about: 'the content of the message', remedy: 'Send a plain message first, then add parts until the server refuses again.' },
  7: {
    about: 'security or policy',
    remedy: 'Check the login, the sender address that this login may use, and whether the server accepts mail from this network.',
  },
};

/** The class and subject of a code in words: the last resort before the class of the reply code. */
export function explainEnhancedCode(code: EnhancedCode): Explanation | undefined {
  const subject = SUBJECTS[code.subject];
  if (subject === undefined || code.class === 2) return undefined;
  const lasting = code.class === 4 ? 'for now, and another try may succeed' : 'for good, and the same message will be refused again';
  return {
    id: `class-${String(code.class)}.${String(code.subject)}`,
    cause: `The server refused because of ${subject.about} (${code.text}) ${lasting}.`,
    remedy: subject.remedy,
    source: SOURCE,
    confidence: 'medium',
  };
}

export function explainReplyCode(code: number): Explanation | undefined {
  if (code < 400 || code > 599) return undefined;
  const transient = code < 500;
  return {
    id: transient ? 'class-4' : 'class-5',
    cause: transient
      ? `The server refused for now (${String(code)}); the cause lies on its side or in a limit.`
      : `The server refused for good (${String(code)}); the same command will be refused again.`,
    remedy: transient
      ? 'Read the text of the reply and try again later.'
      : 'Read the text of the reply and change what it names before another try.',
    source: 'https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1',
    confidence: 'low',
  };
}
