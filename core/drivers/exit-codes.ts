import type { Explanation } from '../smtp/failure.ts';

const SYSEXITS = 'https://man.openbsd.org/sysexits.3';

interface ExitFact {
  readonly id: string;
  readonly cause: string;
  readonly remedy: string;
}

/** What the sendmail program ends with when it did not take a message (sysexits.h). */
const FACTS: Readonly<Record<number, ExitFact>> = {
  64: {
    id: 'usage',
    cause: 'The program does not know an option that it was given.',
    remedy: 'See what it says: it may be no full sendmail.',
  },
  65: { id: 'data', cause: 'The program does not take the message as it is.', remedy: 'Mend what it names in its words.' },
  67: { id: 'no-user', cause: 'The program does not know a recipient.', remedy: 'Check the recipient’s address.' },
  68: { id: 'no-host', cause: 'The program does not know a recipient’s host.', remedy: 'Check the domain of the recipient, and the DNS.' },
  69: {
    id: 'unavailable',
    cause: 'The mail server of this machine is not available, or refuses the message.',
    remedy: 'Look at its service and its log.',
  },
  70: { id: 'software', cause: 'The program failed by an error of its own.', remedy: 'Look at the log of the mail server.' },
  71: { id: 'system', cause: 'The system did not give the program what it needed.', remedy: 'Look at the log of the mail server.' },
  73: { id: 'queue', cause: 'The program could not write into its queue.', remedy: 'Check the space and the rights of the mail queue.' },
  74: { id: 'input-output', cause: 'Reading or writing failed inside the program.', remedy: 'Look at the log of the mail server.' },
  75: {
    id: 'try-later',
    cause: 'The mail server of this machine takes no message now: it does not run, or its relay does not answer.',
    remedy: 'Start it, or look at its log. Envelope does not try again by itself.',
  },
  76: { id: 'protocol', cause: 'The relay said something that the program does not understand.', remedy: 'Look at the relay’s settings.' },
  77: { id: 'permission', cause: 'You may not send with this program, or not as this sender.', remedy: 'Use a sender that you may use.' },
  78: {
    id: 'configuration',
    cause: 'The program has no valid configuration.',
    remedy: 'Configure it: a relay host and an account, in most cases.',
  },
};

export function explainExit(code: number): Explanation {
  const fact = FACTS[code];
  if (fact !== undefined) return { ...fact, id: `sendmail-${fact.id}`, source: SYSEXITS };
  return {
    id: 'sendmail-refused',
    cause: 'The sendmail program did not take the message; its words say why, if it has any.',
    remedy: 'Look at the log of the mail server, or run the program by hand.',
    source: SYSEXITS,
  };
}
