import { isIpAddress, isLocalHost } from '../local-host.ts';
import { meantEncryption, usesHostAndPort } from '../mailer-facts.ts';
import { defineRule } from '../rule.ts';

/** Authorities vouch for names; hardly any certificate of a mail server holds its address. */
export const ipAddress = defineRule({
  id: 'host/ip-address',
  severity: 'info',
  source: 'https://www.rfc-editor.org/rfc/rfc7817#section-3',
  message: 'Certificates are issued for names, so the one of {host} can hardly be verified. Use the name of the server.',

  check(mailer, report) {
    const { host } = mailer;
    if (host === undefined || !isIpAddress(host.value) || isLocalHost(host.value)) return;
    if (!usesHostAndPort(mailer) || meantEncryption(mailer)?.value === 'none') return;
    report({ at: host, args: { host: host.value } });
  },
});
