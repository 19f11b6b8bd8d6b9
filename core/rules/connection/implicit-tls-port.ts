import type { Change } from '../../model/change.ts';
import type { Encryption } from '../../model/mailer.ts';
import { expectedEncryption, isLocal, meantEncryption, usesHostAndPort, written } from '../mailer-facts.ts';
import { isOneAddress } from '../one-address.ts';
import { portFor } from '../port-fixes.ts';
import { defineRule } from '../rule.ts';

/** Port 465 begins with a TLS handshake; a client that waits for a greeting in clear text hangs. */
export const implicitTlsPort = defineRule({
  id: 'connection/implicit-tls-port',
  severity: 'error',
  source: 'https://www.rfc-editor.org/rfc/rfc8314#section-3.3',
  message:
    'Port {port} expects TLS from the first byte, but this connection starts in clear text and hangs. Use implicit TLS, or a port for STARTTLS.',

  check(mailer, report, { providers }) {
    const { port } = mailer;
    const encryption = meantEncryption(mailer);
    if (port === undefined || encryption === undefined || encryption.value === 'implicit') return;
    // In an address the scheme is what is wrong: url/scheme-and-port.
    if (isOneAddress(mailer)) return;
    if (!usesHostAndPort(mailer) || isLocal(mailer) || expectedEncryption(mailer, providers) !== 'implicit') return;

    const other = portFor('starttls', mailer, providers);
    report({
      at: written(encryption, port),
      args: { port: port.value },
      related: [port, encryption],
      fixes: [{ set: 'encryption', to: 'implicit' }, ...(other === undefined ? [] : [moveTo(other, encryption.value)])],
    });
  },
});

/** STARTTLS, required or opportunistic, is at home there as it stands; clear text is not. */
function moveTo(port: number, encryption: Encryption): readonly Change[] {
  const move: Change = { set: 'port', to: port };
  return encryption === 'none' ? [move, { set: 'encryption', to: 'starttls' }] : [move];
}
