import type { Change } from '../../model/change.ts';
import { customaryEncryption, expectedEncryption, isLocal, meantEncryption, usesHostAndPort, written } from '../mailer-facts.ts';
import { isOneAddress } from '../one-address.ts';
import { portFor, withoutRequirement } from '../port-fixes.ts';
import { defineRule } from '../rule.ts';

/** A server on these ports greets in clear text; a client that opens with a TLS handshake takes the greeting for a broken record. */
export const starttlsPort = defineRule({
  id: 'connection/starttls-port',
  severity: 'error',
  source: 'https://www.rfc-editor.org/rfc/rfc3207#section-4',
  message:
    'Port {port} greets in clear text, but this connection starts with TLS and fails with "wrong version number". Use STARTTLS, or a port for implicit TLS.',

  check(mailer, report, { providers, kind }) {
    const { port } = mailer;
    const encryption = meantEncryption(mailer);
    // A port that nobody wrote is the subject of connection/missing-port.
    if (port === undefined || port.origin === 'default' || encryption?.value !== 'implicit') return;
    // In an address the scheme is what is wrong: url/scheme-and-port.
    if (isOneAddress(mailer)) return;
    if (!usesHostAndPort(mailer) || isLocal(mailer) || customaryEncryption(mailer) !== 'starttls') return;
    const expected = expectedEncryption(mailer, providers);
    if (expected === undefined || expected === 'implicit') return;

    const other = portFor('implicit', mailer, providers);
    const starttls: readonly Change[] = [{ set: 'encryption', to: 'starttls' }];
    report({
      at: written(encryption, port),
      args: { port: port.value },
      related: [port, encryption],
      fixes: [
        starttls,
        ...(other === undefined ? [] : [{ set: 'port', to: other } as const]),
        ...withoutRequirement(starttls, kind(mailer.uri)),
      ],
    });
  },
});
