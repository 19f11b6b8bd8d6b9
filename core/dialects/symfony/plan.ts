import type { Change, SettingChange } from '../../model/change.ts';
import type { Encryption, Mailer } from '../../model/mailer.ts';
import { joinMailbox } from '../../smtp/mailbox.ts';
import type { UrlWish } from '../nodemailer/rewrite-url.ts';
import { rewriteUrl } from '../nodemailer/rewrite-url.ts';
import { Reading } from '../reading.ts';
import { readSmtpUrl } from '../smtp-url.ts';
import type { Dsn } from './dsn.ts';
import { meaningOfDsn, readDsn } from './dsn.ts';

/** A wished change is another DSN. Its parts cannot be variables of their own without being escaped at run time. */
export function planChange(change: Change, mailer: Mailer): readonly SettingChange[] | undefined {
  if ('remove' in change) return planRemoval(change.remove, mailer);
  if (!('set' in change)) return undefined;
  if (change.set === 'from') return planSender(change.to, mailer);
  if (change.set === 'encryption' && mailer.unavailable?.includes(change.to)) return undefined;
  const dsn = readDsn(new Reading(mailer));
  // A bridge (`ses+smtp`) takes its server from its package.
  if (dsn?.meaning.encryption === undefined) return undefined;
  const wishes = wishesFor(change, dsn);
  const rewritten = wishes && rewriteUrl(dsn.text, wishes);
  if (rewritten === undefined || rewritten === dsn.text) return undefined;
  const after = readSmtpUrl(rewritten);
  if (change.set === 'encryption' && (after === undefined || meaningOfDsn(after)?.encryption !== change.to)) return undefined;
  return [{ setting: 'dsn', to: rewritten }];
}

function planRemoval(setting: string, { settings }: Mailer): readonly SettingChange[] | undefined {
  return settings.some(({ name }) => name === setting) ? [{ setting, remove: true }] : undefined;
}

function planSender(to: string, { from, senderName }: Mailer): readonly SettingChange[] | undefined {
  if (from?.setting === undefined) return undefined;
  return [{ setting: from.setting, to: joinMailbox(to, senderName?.value) }];
}

function wishesFor(change: Extract<Change, { readonly set: unknown }>, dsn: Dsn): readonly UrlWish[] | undefined {
  switch (change.set) {
    case 'host':
      return [{ part: 'host', to: change.to }];
    case 'port':
      return [{ part: 'port', to: String(change.to) }];
    case 'username':
      return [{ part: 'auth.user', to: change.to }];
    case 'certificate':
      return hasOption('verify_peer', dsn) ? [without('verify_peer')] : undefined;
    case 'encryption':
      return encryptionWishes(change.to, dsn);
    case 'from':
    case 'timeout':
      return undefined;
  }
}

/** `auto_tls=false` and an implicit port contradict each other, so what stands in the way goes. */
function encryptionWishes(to: Encryption, dsn: Dsn): readonly UrlWish[] {
  const clear: readonly UrlWish[] = dsn.url.scheme.text === 'smtps' ? [{ part: 'scheme', name: 'secure', to: 'false' }] : [];
  const present = (names: readonly string[]): readonly UrlWish[] => names.filter(name => hasOption(name, dsn)).map(without);
  switch (to) {
    case 'implicit':
      return [{ part: 'scheme', name: 'secure', to: 'true' }, ...present(['require_tls', 'auto_tls'])];
    case 'starttls':
      return [...clear, ...present(['auto_tls']), { part: 'query', name: 'require_tls', to: 'true' }];
    case 'opportunistic':
      return [...clear, ...present(['require_tls', 'auto_tls'])];
    case 'none':
      return [...clear, ...present(['require_tls']), { part: 'query', name: 'auto_tls', to: 'false' }];
  }
}

function hasOption(name: string, { url }: Dsn): boolean {
  return url.query.some(option => option.name === name);
}

function without(name: string): UrlWish {
  return { part: 'query', name, to: undefined };
}
