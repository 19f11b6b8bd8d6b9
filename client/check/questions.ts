import { l10n } from 'vscode';
import type { Confirmation } from '../../mail/probe/report.ts';
import { spellHost } from '../../mail/probe/spell-host.ts';
import type { Bound, Deviation } from '../credentials/binding.ts';
import { describeEndpoint } from '../credentials/describe.ts';
import type { Profile } from '../credentials/profile.ts';
import { askModally } from '../notify.ts';

/** Asked each time, never remembered: a password is about to go elsewhere than it was saved for. */
export async function askToDeviate(profile: Profile, wanted: Bound, found: readonly Deviation[]): Promise<boolean> {
  const question = l10n.t('Send the password of {0} to {1}:{2}?', profile.name, spellHost(wanted.host), wanted.port);
  const saved = l10n.t('It was saved for {0} at {1}, with TLS and a verified certificate.', profile.username, describeEndpoint(profile));
  const sent = l10n.t('Sent would be: the user name {0} and this password, to {1}.', wanted.username, describeEndpoint(wanted));
  return confirm(question, [saved, ...found.map(describeDeviation), sent]);
}

function describeDeviation(deviation: Deviation): string {
  switch (deviation.kind) {
    case 'host':
      return l10n.t('The host is another: {0} instead of {1}.', spellHost(deviation.wanted), spellHost(deviation.saved));
    case 'port':
      return l10n.t('The port is another: {0} instead of {1}.', deviation.wanted, deviation.saved);
    case 'username':
      return l10n.t('The user name is another: {0} instead of {1}.', deviation.wanted, deviation.saved);
    case 'clear-text':
      return l10n.t('The connection is not encrypted: everybody on the way can read the password.');
    default:
      return deviation satisfies never;
  }
}

/** Asked when a session turned out to be clear or unverified just before the login. */
export async function askToProceed({ reason, host: name, port, username }: Confirmation): Promise<boolean> {
  const host = spellHost(name);
  const sent = l10n.t('Sent would be: the user name {0} and its password, to {1}:{2}.', username, host, port);
  switch (reason) {
    case 'clear-text':
      return confirm(l10n.t('Send the password in clear text to {0}:{1}?', host, port), [
        l10n.t('The session has no TLS: everybody on the way can read the password and change the message.'),
        sent,
      ]);
    case 'unverified':
      return confirm(l10n.t('Send the password to {0}:{1}, whose certificate is not verified?', host, port), [
        l10n.t('Nothing proves that it is {0} who answers: somebody on the way could have taken its place.', host),
        sent,
      ]);
    default:
      return reason satisfies never;
  }
}

/** The safe answer comes first, so that Enter gives it. */
async function confirm(question: string, sentences: readonly string[]): Promise<boolean> {
  const send = l10n.t('Send This Time');
  return (await askModally(question, sentences.join('\n\n'), l10n.t('Do Not Send'), send)) === send;
}
