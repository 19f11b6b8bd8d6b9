import type { FixChange } from './change.ts';
import { fileNameOf } from './document.ts';
import type { Fix, Message } from './finding.ts';
import { renderMessage } from './finding.ts';
import type { Encryption } from './mailer.ts';

const ENCRYPTION_TITLES: Readonly<Record<Encryption, string>> = {
  implicit: 'Use implicit TLS',
  starttls: 'Require STARTTLS',
  opportunistic: 'Use STARTTLS where it is offered',
  none: 'Use clear text',
};

/** The title of a fix, as an offer in the imperative. */
function describeChange(change: FixChange): Message {
  if ('set' in change) {
    switch (change.set) {
      case 'encryption':
        return { text: ENCRYPTION_TITLES[change.to], args: {} };
      case 'certificate':
        return { text: 'Verify the certificate', args: {} };
      case 'port':
        return { text: 'Use port {port}', args: { port: change.to } };
      case 'timeout':
        return { text: 'Set a time-out of {seconds} seconds', args: { seconds: change.to / 1000 } };
      case 'host':
        return { text: 'Use {host}', args: { host: change.to } };
      case 'username':
        return { text: 'Use the username {username}', args: { username: change.to } };
      case 'from':
        return { text: 'Send from {address}', args: { address: change.to } };
    }
  }
  if ('parse' in change) {
    const text = change.as === 'boolean' ? 'Read {setting} as a boolean' : 'Read {setting} as a number';
    return { text, args: { setting: change.parse } };
  }
  if ('remove' in change) return { text: 'Remove {setting}', args: { setting: change.remove } };
  if ('adopt' in change) return { text: 'Write them as {setting}', args: { setting: change.adopt } };
  if ('rename' in change) return { text: 'Rename {setting} to {name}', args: { setting: change.rename, name: change.to } };
  if ('write' in change) return { text: 'Set {setting} to {value}', args: { setting: change.write, value: String(change.to) } };
  if ('double' in change) return { text: 'Double the percent signs', args: {} };
  if ('eraseLine' in change) return { text: 'Remove this line of {variable}', args: { variable: change.variable } };
  if ('mention' in change) {
    return { text: 'Add {variable} to {file}', args: { variable: change.mention, file: fileNameOf(change.in) } };
  }
  if ('dropOption' in change) return { text: 'Remove {setting}', args: { setting: change.dropOption } };
  if ('unspace' in change) return { text: 'Take out the spaces', args: {} };
  if ('escape' in change) return { text: 'Escape the reserved characters', args: {} };
  if ('move' in change) return { text: 'Move the password to SecretStorage', args: {} };
  if ('quote' in change) return { text: 'Quote the value of {variable}', args: { variable: change.quote } };
  return { text: 'Add {file} to .gitignore', args: { file: fileNameOf(change.ignore) } };
}

/** One title for changes that belong together, each part translatable by itself. */
export function describeFix(fix: Fix): readonly Message[] {
  return fix.map(describeChange);
}

/** The parts as people read them: `Use smtp.gmail.com, use port 465 and use implicit TLS`. */
export function renderTitle(titles: readonly Message[], translate?: (text: string) => string): string {
  const [first = '', ...others] = titles.map(title => renderMessage(title, translate));
  const parts = [first, ...others.map(title => title.charAt(0).toLowerCase() + title.slice(1))];
  return parts.length < 2 ? first : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
