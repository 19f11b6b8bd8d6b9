import { isPlaceholder, isReference } from '../../secrets/placeholder.ts';
import { providerOf } from '../mailer-facts.ts';
import { sourceOf } from '../provider-source.ts';
import { defineRule } from '../rule.ts';

/** Mailbox providers let an account send as itself. */
export const providerSender = defineRule({
  id: 'provider/sender',
  severity: 'warning',
  source: 'https://www.rfc-editor.org/rfc/rfc6409#section-6.1',
  message: '{provider} sends for the account that logs in, and {from} is another address: it is refused or replaced. Send from {account}.',

  check(mailer, report, { providers, kind }) {
    const { from, username, transport } = mailer;
    const provider = providerOf(mailer, providers);
    if (from === undefined || username === undefined || provider === undefined || transport.value !== 'smtp') return;
    if (from.origin === 'default' || provider.sender.confidence === 'low') return;
    const [sender, account] = [addressOf(from.value), addressOf(username.value)];
    if (sender === undefined || account === undefined || sender === account) return;
    if (
      [from, username].some(
        ({ value, valueAt }) => kind(valueAt.uri) === 'example' || isPlaceholder(localPart(value)) || isReference(value),
      )
    )
      return;
    const severity = judgeSender(provider.sender.rule, domainOf(sender) === domainOf(account));
    if (severity === undefined) return;
    report({
      at: from,
      args: { provider: provider.name, from: sender, account },
      related: [username],
      fixes: [{ set: 'from', to: username.value.trim() }],
      severity,
      ...sourceOf(provider, provider.sender),
    });
  },
});

/** An alias may be of any domain, so another one is worth a remark only. */
function judgeSender(rule: string, sameDomain: boolean): 'warning' | 'info' | undefined {
  if (rule === 'account') return 'warning';
  if (sameDomain) return undefined;
  return rule === 'own-domain' ? 'warning' : rule === 'account-or-alias' ? 'info' : undefined;
}

/** RFC 5321 §4.5.3.1.3. */
const LONGEST = 254;

function addressOf(text: string): string | undefined {
  const address = (/<([^<>]*)>\s*$/.exec(text)?.[1] ?? text).trim().toLowerCase();
  return address.length <= LONGEST && /^[^\s@]+@(?=[^\s@]+\.[^\s@])[^\s@]+$/.test(address) ? address : undefined;
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

function localPart(text: string): string {
  return text.slice(0, Math.max(0, text.lastIndexOf('@')));
}
