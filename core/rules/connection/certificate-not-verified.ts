import { isLocal, isRemote, meantCertificate, meantEncryption } from '../mailer-facts.ts';
import { defineRule } from '../rule.ts';

/** Encryption without a look at the certificate keeps out everybody but the one who answers in the server's place. */
export const certificateNotVerified = defineRule({
  id: 'connection/certificate-not-verified',
  severity: 'warning',
  source: 'https://www.rfc-editor.org/rfc/rfc7817#section-3',
  message:
    'The certificate is not verified, so anyone who answers in place of the mail server receives the password. Verify it; for a private authority, trust its certificate instead.',

  check(mailer, report, { kind, production }) {
    const { host, service, transport } = mailer;
    const certificate = meantCertificate(mailer);
    if (certificate?.value !== 'unverified' || transport.value !== 'smtp' || kind(mailer.uri) === 'example') return;
    const encryption = meantEncryption(mailer);
    if (isLocal(mailer) || encryption?.value === 'none') return;
    // Without a setting for it there is a certificate only where TLS is meant.
    if (certificate.setting === undefined && encryption === undefined) return;
    // A host that nobody can read here may be a local one; a flag that is written down holds for every host.
    const holdsForAny = host === undefined && certificate.origin !== 'default';
    if (!isRemote(mailer) && service === undefined && !holdsForAny) return;
    report({
      at: certificate,
      related: [host],
      fixes: [{ set: 'certificate', to: 'verified' }],
      // What no setting can change is a remark.
      severity: certificate.setting === undefined ? 'info' : production ? 'error' : 'warning',
    });
  },
});
