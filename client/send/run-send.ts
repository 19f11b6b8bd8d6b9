import { l10n } from 'vscode';
import type { Allowance } from '../../mail/probe/request.ts';
import type { TestMessage } from '../../mail/send/message.ts';
import type { RecipientReply } from '../../mail/send/recipient-replies.ts';
import type { NotSent, Sent } from '../../mail/send/result.ts';
import type { Providers } from '../../core/providers/lookup.ts';
import { isMachineLocal } from '../../core/rules/local-host.ts';
import { sendTest } from '../../mail/send/send-test.ts';
import type { SendRequest } from '../../mail/send/send-test.ts';
import { formatTranscript } from '../../mail/wire/transcript.ts';
import { findApplicationName } from '../application-name.ts';
import { askForAllowance, logTranscript, toSession } from '../check/run-probe.ts';
import { withoutAbsent } from '../credentials/profile.ts';
import type { SendView } from '../panel/messages.ts';
import { describeArrival, describeNext } from './next.ts';
import type { MessageOrder, SendOrder, SendWatch } from './send-order.ts';
import { loadTemplate } from './templates.ts';

/** Sends one test message. What the session cannot protect is held back, and asked about, as in a check. */
export async function sendMessage(order: SendOrder, watch: SendWatch): Promise<SendView> {
  const { attempt } = order;
  const { signal, trustFor, providers, transcript, onStart, onStage, onRestart } = watch;
  const message = await toMessage(order);
  if (message === undefined) return unusableTemplate();
  const request: SendRequest = {
    ...(await toSession(attempt, trustFor)),
    signal,
    ...withoutAbsent({ onStart, onStage }),
    message,
  };
  let allow: Allowance = {};
  for (;;) {
    const result = await sendTest({ ...request, allow });
    logTranscript(transcript, attempt, formatTranscript(result.transcript));
    const more = await askForAllowance('confirmation' in result ? result : {}, allow, signal);
    if (more === undefined) return result.ok ? describeSent(result, order, await providers()) : describeNotSent(result);
    allow = more;
    onRestart?.();
  }
}

/** `undefined`: the template cannot be used. */
export async function toMessage(order: MessageOrder): Promise<TestMessage | undefined> {
  const { from, senderName, to, file, template = 'plain' } = order;
  const loaded = await loadTemplate(template);
  const application = await findApplicationName(file);
  return loaded && { application, from, ...withoutAbsent({ senderName }), recipients: to, template: loaded };
}

export function unusableTemplate(): SendView {
  return { ok: false, cause: l10n.t('The template cannot be used, and nothing was sent.') };
}

function describeSent(sent: Sent, { from, attempt: { host } }: SendOrder, providers: Providers): SendView {
  const { id, queueId, response, accepted, recipients, acceptedAt, bytes } = sent;
  const message = { from, accepted, ...withoutAbsent({ queueId, provider: providers.ofHost(host) }) };
  return {
    ok: true,
    messageId: queueId === undefined ? id : l10n.t('{0}, at the server {1}', id, queueId),
    reply: response,
    accepted: recipients.filter(each => each.accepted).map(describeRecipient),
    rejected: recipients.filter(each => !each.accepted).map(describeRecipient),
    size: l10n.t('{0} bytes', bytes),
    at: describeTime(acceptedAt),
    ...(isMachineLocal(host) ? { next: [] } : { next: describeNext(message), arrival: describeArrival(message) }),
  };
}

function describeRecipient({ address, reply }: RecipientReply): string {
  return `${address} (${reply})`;
}

function describeNotSent({ diagnosis, confirmation, cause, reply }: NotSent): SendView {
  if (confirmation !== undefined) {
    const { host, port } = confirmation;
    return {
      ok: false,
      cause: l10n.t('The session with {0}:{1} is not protected, and the password was not sent.', host, port),
      ...withoutAbsent({ remedy: diagnosis?.remedy }),
    };
  }
  return { ok: false, cause: diagnosis?.cause ?? cause, ...withoutAbsent({ remedy: diagnosis?.remedy, reply }) };
}

/** `2026-11-20 09:15:02 UTC`. */
export function describeTime(iso: string): string {
  return iso.replace('T', ' ').replace(/\.\d+Z$/, ' UTC');
}
