import type { Change, SettingChange } from '../../model/change.ts';
import type { Encryption, Mailer } from '../../model/mailer.ts';
import type { ResolvedSetting } from '../../model/setting.ts';
import { joinMailbox } from '../../smtp/mailbox.ts';
import { SETTINGS, URL_SETTING } from './names.ts';

/** Which settings a wished change takes. What an address holds (`email_url`) cannot be changed one by one. */
export function planChange(change: Change, mailer: Mailer): readonly SettingChange[] | undefined {
  if ('set' in change) return isFromUrl(change.set, mailer) ? undefined : planSet(change, mailer);
  if ('parse' in change) return SETTINGS.has(change.parse) ? [{ setting: change.parse, parse: change.as }] : undefined;
  if ('remove' in change) return SETTINGS.has(change.remove) ? [{ setting: change.remove, remove: true }] : undefined;
  if ('move' in change) return isFromUrl('password', mailer) ? undefined : [{ setting: 'EMAIL_HOST_PASSWORD', variable: change.to }];
  return 'adopt' in change ? [{ setting: change.adopt, adopt: true }] : undefined;
}

type FieldChange = Extract<Change, { readonly set: unknown }>;

function isFromUrl(field: FieldChange['set'] | 'password', mailer: Mailer): boolean {
  const comes = mailer[field]?.setting;
  if (comes !== undefined) return comes === URL_SETTING;
  return mailer.settings.some(({ name }) => name === URL_SETTING);
}

function planSet(change: FieldChange, mailer: Mailer): readonly SettingChange[] | undefined {
  switch (change.set) {
    case 'host':
      return [{ setting: 'EMAIL_HOST', to: change.to }];
    case 'port':
      return [{ setting: 'EMAIL_PORT', to: change.to }];
    case 'username':
      return [{ setting: 'EMAIL_HOST_USER', to: change.to }];
    case 'timeout':
      return [{ setting: 'EMAIL_TIMEOUT', to: change.to / 1000 }];
    case 'from': {
      const name = mailer.from?.setting === 'DEFAULT_FROM_EMAIL' ? mailer.senderName?.value : undefined;
      return [{ setting: 'DEFAULT_FROM_EMAIL', to: joinMailbox(change.to, name) }];
    }
    case 'encryption':
      return planEncryption(change.to, mailer);
    case 'certificate':
      // Django verifies it and has no setting for it.
      return undefined;
  }
}

/** Django cannot say opportunistic. A flag that is written is turned over where it stands; a lone one becomes the other. */
function planEncryption(to: Encryption, mailer: Mailer): readonly SettingChange[] | undefined {
  if (to === 'opportunistic') return undefined;
  const starttls = mailer.settings.find(({ name }) => name === 'EMAIL_USE_TLS');
  const implicit = mailer.settings.find(({ name }) => name === 'EMAIL_USE_SSL');
  if (to === 'none') return [...turnOff(starttls), ...turnOff(implicit), ...outdoElsewhere(mailer)];
  const [wished, other] = to === 'implicit' ? [implicit, starttls] : [starttls, implicit];
  const wishedName = to === 'implicit' ? 'EMAIL_USE_SSL' : 'EMAIL_USE_TLS';
  const on: SettingChange = { setting: wishedName, to: true };
  const becomesTheOther = wished === undefined && other?.value.kind === 'literal' && other.uri === mailer.uri && !mailer.draft.incomplete;
  if (becomesTheOther && isOn(other)) return [on, { setting: other.name, remove: true }];
  return [on, ...turnOff(other)];
}

function turnOff(setting: ResolvedSetting | undefined): SettingChange[] {
  if (setting === undefined) return [];
  const isOff = setting.result.known && setting.value.kind === 'literal' && !isOn(setting);
  return isOff ? [] : [{ setting: setting.name, to: false }];
}

/** Another file may have switched on what this one does not name. */
function outdoElsewhere({ draft, settings }: Mailer): SettingChange[] {
  if (!draft.incomplete) return [];
  const absent = ['EMAIL_USE_TLS', 'EMAIL_USE_SSL'].filter(flag => settings.every(({ name }) => name !== flag));
  return absent.map(setting => ({ setting, to: false }));
}

function isOn({ result }: ResolvedSetting): boolean {
  return result.known && Boolean(result.value);
}
