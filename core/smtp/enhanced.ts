import type { Template } from './failure.ts';
import type { EnhancedCode } from './reply.ts';

/** What a class and subject of an enhanced status code say when nothing more specific is known (RFC 3463 §3). */
interface Subject {
  readonly transient: string;
  readonly permanent: string;
  readonly remedy: string;
}

const SUBJECTS: Readonly<Record<number, Subject>> = {
  1: {
    transient: 'The server cannot judge an address now ({code}); another try may succeed.',
    permanent: 'The server refused an address ({code}), and will refuse it again.',
    remedy: 'Check the sender and the recipients for typing errors, and that the sender exists at this server.',
  },
  2: {
    transient: 'The recipient’s mailbox takes nothing now ({code}); another try may succeed.',
    permanent: 'The recipient’s mailbox refused the message ({code}), and will refuse it again.',
    remedy: 'Try another recipient. The mailbox may be full, disabled or closed to this sender.',
  },
  3: {
    transient: 'The receiving mail system cannot take the message now ({code}); another try may succeed.',
    permanent: 'The receiving mail system does not take such messages ({code}).',
    remedy: 'Read the text of the reply: the system is full, busy, or does not take this kind of message.',
  },
  4: {
    transient: 'The network or routing behind the server fails now ({code}); another try may succeed.',
    permanent: 'The server finds no way to the recipient ({code}).',
    remedy: 'Check the domain of the recipient, and try again later.',
  },
  5: {
    transient: 'The server did not follow a command ({code}); another try may succeed.',
    permanent: 'The server did not understand or expect a command ({code}).',
    remedy: 'Check that port and encryption belong together, and read the transcript for the command.',
  },
  6: {
    transient: 'The server cannot handle the content of the message now ({code}); another try may succeed.',
    permanent: 'The server refused the content of the message ({code}).',
    remedy: 'Send a plain message first, then add parts until the server refuses again.',
  },
  7: {
    transient: 'The server’s security or policy refuses for now ({code}); another try may succeed.',
    permanent: 'The server’s security or policy refuses ({code}), and will refuse again.',
    remedy: 'Check the login, the sender address that this login may use, and whether the server accepts mail from this network.',
  },
};

/** The class and subject of a code in words: the last resort before the class of the reply code. */
export function explainEnhancedCode(code: EnhancedCode): Template | undefined {
  const subject = SUBJECTS[code.subject];
  if (subject === undefined || code.class === 2) return undefined;
  return {
    id: `class-${String(code.class)}.${String(code.subject)}`,
    cause: code.class === 4 ? subject.transient : subject.permanent,
    remedy: subject.remedy,
    args: { code: code.text },
    source: 'https://www.rfc-editor.org/rfc/rfc3463#section-3',
    confidence: 'medium',
  };
}

export function explainReplyCode(code: number): Template | undefined {
  if (code < 400 || code > 599) return undefined;
  const shared = {
    args: { code: String(code) },
    source: 'https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1',
    confidence: 'low',
  } as const;
  if (code < 500) {
    return {
      id: 'class-4',
      cause: 'The server refused for now ({code}); the cause lies on its side or in a limit.',
      remedy: 'Read the text of the reply and try again later.',
      ...shared,
    };
  }
  return {
    id: 'class-5',
    cause: 'The server refused for good ({code}); the same command will be refused again.',
    remedy: 'Read the text of the reply and change what it names before another try.',
    ...shared,
  };
}
