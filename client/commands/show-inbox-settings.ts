import { env, l10n } from 'vscode';
import type { Run } from '../command.ts';
import type { Envelope } from '../envelope.ts';
import { tellModally } from '../notify.ts';

/** Says what a program has to be told so that the inbox catches its mail, and how it comes to trust the certificate. */
export function showInboxSettings({ inbox }: Envelope): Run {
  return async () => {
    const { endpoint } = inbox;
    if (endpoint === undefined) return;
    const { host, port, implicitTlsPort, certificateFile } = endpoint;
    const copy = l10n.t('Copy Path of the Certificate');
    const answer = await tellModally(
      implicitTlsPort === undefined
        ? l10n.t('The local inbox listens on {0}:{1}, with STARTTLS, and takes any user name and password.', host, port)
        : l10n.t(
            'The local inbox listens on {0}:{1} with STARTTLS and on port {2} with implicit TLS, and takes any user name and password.',
            host,
            port,
            implicitTlsPort,
          ),
      l10n.t(
        'Its certificate is its own. A program trusts it by this file: {0}. Node.js reads it from NODE_EXTRA_CA_CERTS, Python from SSL_CERT_FILE. Snippets that Envelope generates for the local inbox name it already.',
        certificateFile,
      ),
      copy,
    );
    if (answer === copy) await env.clipboard.writeText(certificateFile);
  };
}
