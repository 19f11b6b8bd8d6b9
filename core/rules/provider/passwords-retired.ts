import { logsIn, providerOf } from '../mailer-facts.ts';
import { sourceOf } from '../provider-source.ts';
import { defineRule } from '../rule.ts';

/** Some providers have stopped taking passwords for SMTP, or have named the day. */
export const passwordsRetired = defineRule({
  id: 'provider/passwords-retired',
  severity: 'warning',
  source: 'https://support.microsoft.com/office/pop-imap-and-smtp-settings-for-outlook-com-d088b986-291d-42b8-9564-9c414e2aa040',
  message: '{provider} retires passwords: {state} Log in with OAuth2 (XOAUTH2), or use another provider.',

  check(mailer, report, { providers, kind }) {
    const { password, username, host, service, authentication, unknown, transport } = mailer;
    const retirement = providerOf(mailer, providers)?.passwordRetirement;
    const provider = providerOf(mailer, providers);
    if (provider === undefined || retirement === undefined || retirement.state === 'app-passwords' || transport.value !== 'smtp') return;
    if (retirement.confidence === 'low' || !logsIn(mailer) || kind(mailer.uri) === 'example') return;
    if (unknown.includes('authentication') || /OAUTH/i.test(authentication?.value ?? '')) return;
    const at = [password, username, host, service].find(each => each !== undefined && each.origin !== 'default');
    if (at === undefined) return;
    report({
      at,
      args: { provider: provider.name, state: retirement.text },
      severity: retirement.state === 'retired' ? 'warning' : 'info',
      ...sourceOf(provider, retirement),
    });
  },
});
