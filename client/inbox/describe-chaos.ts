import { l10n } from 'vscode';
import type { ChaosRule } from '../../mail/capture/chaos.ts';

/** `Recipients get 451, 20% of the time, at @example.org`. */
export function describeChaosRule({ at, effect, rate, address }: ChaosRule): string {
  const whom = describePlace(at);
  const often = rate < 1 ? l10n.t('{0}% of the time', Number((rate * 100).toFixed(2))) : l10n.t('every time');
  return [describeEffect(whom, effect), often, ...(address === undefined ? [] : [address])].join(', ');
}

function describePlace(at: ChaosRule['at']): string {
  switch (at) {
    case 'connect':
      return l10n.t('Connections');
    case 'login':
      return l10n.t('Logins');
    case 'sender':
      return l10n.t('Senders');
    case 'recipient':
      return l10n.t('Recipients');
    case 'message':
      return l10n.t('Messages');
  }
}

function describeEffect(whom: string, effect: ChaosRule['effect']): string {
  switch (effect.kind) {
    case 'reply':
      return l10n.t('{0} get {1}', whom, effect.code);
    case 'delay':
      return l10n.t('{0} wait {1} s', whom, effect.wait / 1000);
    case 'cut':
      return l10n.t('{0} are cut off', whom);
  }
}
