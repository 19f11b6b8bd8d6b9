import { commands, l10n, workspace } from 'vscode';
import { APIS } from '../../core/drivers/api.ts';
import type { Run } from '../command.ts';
import type { Envelope } from '../envelope.ts';
import { abortOn } from '../abort.ts';
import { askTestMessage } from '../send/ask.ts';
import type { DriverOrder, SendOrder } from '../send/send-order.ts';
import type { SendView } from '../panel/messages.ts';
import { showError, showInformation, showProgress } from '../notify.ts';

/** From a lens: the panel, filled. From the palette: a few questions, and the message goes. */
export function sendTestEmail(envelope: Envelope): Run {
  const { inbox, language, panel, transcript } = envelope;
  return async argument => {
    if (typeof argument === 'string') {
      await panel.show();
      panel.post({ type: 'pick', source: `mailer:${argument}`, thenCheck: false });
      return;
    }
    if (!workspace.isTrusted) return;
    const message = await askTestMessage(envelope);
    if (message !== undefined) await deliver(message);
  };

  async function send(message: SendOrder | DriverOrder, signal: AbortSignal): Promise<SendView> {
    if ('driver' in message) {
      const { sendThroughDriver } = await import('../send/run-driver.ts');
      return sendThroughDriver(message.driver, message, { signal, transcript });
    }
    const { sendMessage } = await import('../send/run-send.ts');
    return sendMessage(message, { signal, trustFor: inbox.trustFor, providers: () => language.providers(), transcript });
  }

  /** What was entered is kept for as long as the user wants to try again. */
  async function deliver(message: SendOrder | DriverOrder): Promise<void> {
    const title = l10n.t('Sending a test message through {0}', nameWay(message));
    const sent = await showProgress(title, (_progress, token) => send(message, abortOn(token)));
    if (await sayHowItWent(sent)) await deliver(message);
  }
}

function nameWay(message: SendOrder | DriverOrder): string {
  if (!('driver' in message)) return `${message.attempt.host}:${String(message.attempt.port)}`;
  const { driver } = message.driver;
  return driver === 'sendmail' ? driver : APIS[driver].name;
}

/** Whether to try again. */
async function sayHowItWent(sent: SendView): Promise<boolean> {
  const show = l10n.t('Show SMTP Transcript');
  if (sent.ok) {
    const text = l10n.t('Accepted by the server at {0} as {1}, for {2}.', sent.at, sent.messageId, sent.accepted.join(', '));
    const { arrival } = sent;
    const check = l10n.t('Check the Domain');
    const answer = await showInformation(text, ...(arrival === undefined ? [] : [check]), show);
    if (answer === show) await commands.executeCommand('envelope.showTranscript');
    if (answer === check) await commands.executeCommand('envelope.checkDomain', arrival?.from);
    return false;
  }
  const again = l10n.t('Try Again');
  const answer = await showError([l10n.t('Not sent.'), sent.cause, sent.remedy].filter(part => part !== undefined).join(' '), again, show);
  if (answer === show) await commands.executeCommand('envelope.showTranscript');
  return answer === again;
}
