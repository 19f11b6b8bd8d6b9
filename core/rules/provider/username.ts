import { judgeCredential } from '../../providers/judge-credential.ts';
import type { Shape } from '../../providers/shape.ts';
import { isPlaceholder, isReference } from '../../secrets/placeholder.ts';
import { providerOf } from '../mailer-facts.ts';
import { isPlaceholderPassword } from '../placeholder-password.ts';
import { sourceOf } from '../provider-source.ts';
import { defineRule } from '../rule.ts';

/** Some providers give everybody the same user name, others want the whole address; the reply is 535 either way. */
export const providerUsername = defineRule({
  id: 'provider/username',
  severity: 'error',
  source: 'https://www.rfc-editor.org/rfc/rfc4954#section-6',
  message: 'This is not a user name of {provider}, so the login fails with 535. Expected: {expected}',

  check(mailer, report, { providers, kind }) {
    const { username, password, host, transport } = mailer;
    const provider = providerOf(mailer, providers);
    if (username === undefined || provider === undefined || transport.value !== 'smtp') return;
    if (kind(username.valueAt.uri) === 'example' || isPlaceholder(username.value) || isReference(username.value)) return;
    // `login:password` is still to be filled in as a whole, and the password has a rule for that.
    if (password !== undefined && isPlaceholderPassword(password)) return;
    const judgement = judgeCredential(username.value, provider.usernameShape);
    if (judgement.verdict !== 'wrong') return;

    const only = onlyName(provider.usernameShape.shape);
    report({
      at: username,
      // Never the name itself: people paste the key here.
      args: { provider: provider.name, expected: provider.usernameShape.text },
      related: [host],
      fixes: only === undefined ? [] : [{ set: 'username', to: only }],
      ...sourceOf(provider, provider.usernameShape),
    });
  },
});

/** The user name that the provider gives to everybody. */
function onlyName(shape: Shape | undefined): string | undefined {
  if (shape === undefined) return undefined;
  if ('exact' in shape) return shape.exact;
  return 'anyOf' in shape ? shape.anyOf.map(onlyName).find(name => name !== undefined) : undefined;
}
