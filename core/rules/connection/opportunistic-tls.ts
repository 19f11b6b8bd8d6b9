import { meantEncryption, providerOf, sendsPasswordAway, written } from '../mailer-facts.ts';
import { portFor, toPort } from '../port-fixes.ts';
import { isPlaceholderHost } from '../placeholder-host.ts';
import { defineRule } from '../rule.ts';

/** Whoever sits on the path can remove STARTTLS from the server's answer; a client that goes on without it sends the password in clear. */
export const opportunisticTls = defineRule({
  id: 'connection/opportunistic-tls',
  severity: 'info',
  source: 'https://www.rfc-editor.org/rfc/rfc3207#section-6',
  message:
    'STARTTLS is used only if {host} offers it, and anyone on the path can hide the offer and read the password. Require STARTTLS, or use implicit TLS.',

  check(mailer, report, { providers, kind }) {
    const { host, port } = mailer;
    const encryption = meantEncryption(mailer);
    if (encryption?.value !== 'opportunistic' || host === undefined || kind(mailer.uri) === 'example') return;
    if (!sendsPasswordAway(mailer, providers) || providerOf(mailer, providers)?.kind === 'testing') return;
    // What that host will offer is still open.
    if (isPlaceholderHost(host.value)) return;
    const implicit = portFor('implicit', mailer, providers);
    report({
      at: written(encryption, port, host),
      args: { host: host.value },
      related: [host, port],
      fixes: [
        { set: 'encryption', to: 'starttls' },
        ...(implicit === undefined ? [] : [toPort({ port: implicit, encryption: 'implicit' }, mailer)]),
      ],
    });
  },
});
