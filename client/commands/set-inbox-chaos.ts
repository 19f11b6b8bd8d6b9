import { l10n, window } from 'vscode';
import { CHAOS_SYNTAX, parseChaosRule, type ChaosRule } from '../../mail/capture/chaos.ts';
import type { Run } from '../command.ts';
import type { Envelope } from '../envelope.ts';
import { describeChaosRule } from '../inbox/describe-chaos.ts';

/** Lets the inbox refuse, delay or cut, so that people see how their program takes it. */
export function setInboxChaos({ inbox }: Envelope): Run {
  return async () => {
    const rule = await askRule();
    if (rule !== undefined) await inbox.setChaos([...inbox.chaos, rule]);
  };
}

export function endInboxChaos({ inbox }: Envelope): Run {
  return () => inbox.setChaos([]);
}

async function askRule(): Promise<ChaosRule | undefined> {
  const title = l10n.t('Trouble Clients of the Local Inbox');
  const own = l10n.t('Write a Rule…');
  const picked = await window.showQuickPick([...offers(), { label: own, rule: undefined }], { title });
  if (picked === undefined) return undefined;
  if (picked.rule === undefined) return askOwn(title);
  const often = await window.showQuickPick(
    [100, 50, 20, 5].map(percent => ({ label: percent === 100 ? l10n.t('Every time') : l10n.t('{0}% of the time', percent), percent })),
    { title },
  );
  if (often === undefined) return undefined;
  const address = picked.rule.at === 'connect' ? '' : await askAddress(title);
  if (address === undefined) return undefined;
  return { ...picked.rule, rate: often.percent / 100, ...(address !== '' && { address }) };
}

function offers(): { readonly label: string; readonly rule: ChaosRule }[] {
  const offer = (label: string, at: ChaosRule['at'], effect: ChaosRule['effect']) => ({ label, rule: { at, effect, rate: 1 } });
  return [
    offer(l10n.t('Refuse recipients for now (451)'), 'recipient', { kind: 'reply', code: 451 }),
    offer(l10n.t('Refuse senders for now (451)'), 'sender', { kind: 'reply', code: 451 }),
    offer(l10n.t('Refuse recipients for good (550)'), 'recipient', { kind: 'reply', code: 550 }),
    offer(l10n.t('Refuse logins (535)'), 'login', { kind: 'reply', code: 535 }),
    offer(l10n.t('Answer each message after 10 seconds'), 'message', { kind: 'delay', wait: 10_000 }),
    offer(l10n.t('Cut the connection instead of taking the message'), 'message', { kind: 'cut' }),
    offer(l10n.t('Cut the connection before the greeting'), 'connect', { kind: 'cut' }),
  ];
}

async function askAddress(title: string): Promise<string | undefined> {
  const address = await window.showInputBox({
    title,
    placeHolder: '@example.org',
    prompt: l10n.t('An address, or @ and a domain. Empty means everybody.'),
  });
  return address?.trim();
}

async function askOwn(title: string): Promise<ChaosRule | undefined> {
  const text = await window.showInputBox({
    title,
    placeHolder: 'recipient:451:20%:@example.org',
    prompt: CHAOS_SYNTAX,
    validateInput: value => {
      const rule = parseChaosRule(value);
      return rule === undefined ? CHAOS_SYNTAX : { message: describeChaosRule(rule), severity: 1 };
    },
  });
  return text === undefined ? undefined : parseChaosRule(text);
}
