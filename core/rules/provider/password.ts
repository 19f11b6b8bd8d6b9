import { judgeCredential } from '../../providers/judge-credential.ts';
import { judgeSecret } from '../../secrets/judge.ts';
import { providerOf } from '../mailer-facts.ts';
import { sourceOf } from '../provider-source.ts';
import { defineRule } from '../rule.ts';

/** Providers have several kinds of secrets, and one of them opens SMTP. */
export const providerPassword = defineRule({
  id: 'provider/password',
  severity: 'error',
  source: 'https://www.rfc-editor.org/rfc/rfc4954#section-6',
  message: 'This is {what}, which {provider} does not take for SMTP, so the login fails with 535. Expected: {expected}',

  check(mailer, report, { providers, kind }) {
    const { password, host, transport, settings } = mailer;
    const provider = providerOf(mailer, providers);
    if (password === undefined || provider === undefined || transport.value !== 'smtp' || password.origin === 'default') return;
    if (kind(password.valueAt.uri) === 'example' || judgeSecret(password.value.reveal()) !== 'secret') return;
    // The reader sees a part of it alone, which says nothing of the whole.
    if (settings.some(({ name, result }) => name === password.setting && result.known && result.truncated !== undefined)) return;
    const judgement = judgeCredential(password.value.reveal(), provider.passwordShape);
    // What is not recognised may be of a kind that nobody has told us about.
    if (judgement.verdict !== 'wrong' || judgement.what === undefined) return;
    report({
      at: password,
      args: {
        what: judgement.what.what,
        provider: provider.name,
        expected: provider.passwordShape.text,
      },
      related: [host],
      ...sourceOf(provider, provider.passwordShape),
    });
  },
});
