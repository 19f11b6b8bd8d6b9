import type { Change } from '../../model/change.ts';
import { expectedEncryption, isLocal, usesHostAndPort } from '../mailer-facts.ts';
import { isOneAddress } from '../one-address.ts';
import { portFor, withoutRequirement } from '../port-fixes.ts';
import { defineRule } from '../rule.ts';

/** An address says twice how the connection begins: by its scheme, in the framework's own meaning, and by its port. */
export const schemeAndPort = defineRule({
  id: 'url/scheme-and-port',
  severity: 'error',
  source: 'https://www.rfc-editor.org/rfc/rfc8314#section-3.3',
  message:
    'By its scheme {framework} {begins}, but port {port} expects {expected}, so the connection {fails}. Change the scheme, or the port.',

  check(mailer, report, { providers, kind }) {
    const { port, encryption, framework } = mailer;
    if (port === undefined || encryption === undefined || !isOneAddress(mailer) || !usesHostAndPort(mailer) || isLocal(mailer)) return;
    const expected = expectedEncryption(mailer, providers);
    const isImplicit = encryption.value === 'implicit';
    if (expected === undefined || expected === 'optional' || (expected === 'implicit') === isImplicit) return;

    const right = isImplicit ? 'starttls' : 'implicit';
    const other = portFor(isImplicit ? 'implicit' : 'starttls', mailer, providers);
    const scheme: readonly Change[] = [{ set: 'encryption', to: right }];
    report({
      at: encryption.valueAt,
      args: {
        framework: framework === '.env' ? 'the program' : framework,
        begins: isImplicit ? 'begins with TLS' : 'begins in clear text',
        port: port.value,
        expected: isImplicit ? 'clear text and STARTTLS' : 'TLS from the first byte',
        fails: isImplicit ? 'fails with "wrong version number"' : 'hangs',
      },
      fixes: [
        scheme,
        ...(isImplicit ? withoutRequirement(scheme, kind(mailer.uri)) : []),
        ...(other === undefined ? [] : [{ set: 'port', to: other } as const]),
      ],
    });
  },
});
