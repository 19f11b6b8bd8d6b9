import type { ConditionFact } from '../conditions.ts';

const NO_SHORTCUT = 'Switching verification off would give the password to whoever answers.';

/** The handshake, the certificate, STARTTLS. */
export const TLS_CONDITIONS = {
  'clear-text-server': {
    codes: ['ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_PACKET_LENGTH_TOO_LONG', 'ERR_SSL_HTTP_REQUEST'],
    phrases: [
      ['wrong version number'],
      ['wrong_version_number'],
      ['ssl23_get_server_hello:unknown protocol'],
      ['packet length too long'],
      ['record layer failure'],
      ['first record does not look like a tls handshake'],
    ],
    cause: 'Implicit TLS was used, but the server greets in clear text and offers STARTTLS at most.',
    cases: [
      { at: 'known-port', cause: 'Implicit TLS was used, but the server on port {port} greets in clear text and offers STARTTLS at most.' },
    ],
    remedy: 'On 587, 2525 and 25 switch implicit TLS off and require STARTTLS, or use the provider’s port 465 with implicit TLS.',
    source: 'https://www.rfc-editor.org/rfc/rfc8314#section-3.3',
    confidence: 'high',
  },
  'starttls-missing': {
    phrases: [
      ['starttls extension not supported'],
      ['starttls command not supported'],
      ['starttls not supported'],
      ['does not support starttls'],
      ['does not support required starttls'],
    ],
    cause:
      'STARTTLS is required, and the server does not offer it. Either it has none, or something on the way removed the offer to keep the session readable.',
    remedy:
      'With a provider’s server, check host and port and try another network or implicit TLS on 465; do not go on in clear text. With a local catcher, switch TLS off.',
    source: 'https://www.rfc-editor.org/rfc/rfc3207#section-6',
    confidence: 'high',
  },
  'starttls-not-offered': {
    cause: 'The server offers no STARTTLS, so the session stays in clear text, and everybody on the way can read it.',
    remedy:
      'With a local catcher that is all right. With a provider’s server, check host and port, and require STARTTLS so that nobody can take the offer away.',
    source: 'https://www.rfc-editor.org/rfc/rfc8314#section-4.1',
    confidence: 'high',
  },
  'starttls-masked': {
    cause:
      'The server’s list of keywords holds one that was overwritten with “X”. A firewall on the way does this to STARTTLS to keep sessions readable.',
    remedy: 'Use implicit TLS on 465, or another network. On a Cisco firewall, the inspection of ESMTP has to allow TLS.',
    source: 'https://www.rfc-editor.org/rfc/rfc3207#section-6',
    confidence: 'high',
  },
  'starttls-refused': {
    phrases: [['error upgrading connection with starttls']],
    cause: 'The server offers STARTTLS and refuses it when asked, mostly because its certificate cannot be loaded.',
    remedy: 'Try implicit TLS on 465, and tell whoever runs the server. Do not go on in clear text.',
    source: 'https://www.rfc-editor.org/rfc/rfc3207#section-4',
    confidence: 'high',
  },
  'starttls-injection': {
    cause:
      'Bytes in clear text came after the server’s answer to STARTTLS and before TLS. Somebody on the way may be putting words into the server’s mouth.',
    remedy: 'Do not send a password over this network. Try another one; if it stays, the server’s software is out of date.',
    source: 'https://www.rfc-editor.org/rfc/rfc3207#section-6',
    confidence: 'high',
  },
  'certificate-self-signed': {
    codes: ['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN'],
    phrases: [['self-signed certificate'], ['self signed certificate'], ['depth_zero_self_signed_cert'], ['self_signed_cert_in_chain']],
    cause:
      'The server vouches for itself: its certificate comes from no issuer that this machine trusts. Local servers, Proton Bridge and virus scanners do so.',
    remedy: `Trust this certificate or its issuer by name (tls.ca, NODE_EXTRA_CA_CERTS, SSL_CERT_FILE). ${NO_SHORTCUT}`,
    source: 'https://www.rfc-editor.org/rfc/rfc5280#section-6.1',
    confidence: 'high',
  },
  'certificate-issuer-unknown': {
    codes: [
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'UNABLE_TO_GET_ISSUER_CERT',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'CERT_UNTRUSTED',
      'INVALID_CA',
    ],
    phrases: [
      ['unable_to_verify_leaf_signature'],
      ['unable_to_get_issuer_cert'],
      ['certificate_verify_failed'],
      ['unable to get local issuer certificate'],
      ['unable to verify the first certificate'],
    ],
    cause: 'The certificate’s issuer is not known here: the server leaves out the certificate in between, or the issuer is a private one.',
    remedy: `Let the server send its whole chain, install the machine’s CA certificates, or add the private issuer. ${NO_SHORTCUT}`,
    source: 'https://www.rfc-editor.org/rfc/rfc5280#section-6.1',
    confidence: 'high',
  },
  'certificate-expired': {
    codes: ['CERT_HAS_EXPIRED'],
    phrases: [['cert_has_expired'], ['certificate has expired']],
    cause: 'The server’s certificate has expired, or the clock of this machine is wrong.',
    remedy: 'Renew the certificate on the server, or set this machine’s clock.',
    source: 'https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5',
    confidence: 'high',
  },
  'certificate-ends-soon': {
    cause:
      'The server’s certificate is valid, but ends within two weeks. Most are renewed thirty days ahead, so the renewal may have stopped.',
    remedy: 'Tell whoever runs the server, or look at its renewal job. From the day it ends, every mailer that verifies will refuse it.',
    source: 'https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5',
    confidence: 'medium',
  },
  'certificate-not-yet-valid': {
    codes: ['CERT_NOT_YET_VALID'],
    phrases: [['cert_not_yet_valid'], ['certificate is not yet valid']],
    cause: 'The server’s certificate becomes valid later than now, or the clock of this machine is behind.',
    remedy: 'Set this machine’s clock, or install a valid certificate on the server.',
    source: 'https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5',
    confidence: 'high',
  },
  'certificate-name-mismatch': {
    codes: ['ERR_TLS_CERT_ALTNAME_INVALID', 'HOSTNAME_MISMATCH'],
    phrases: [['err_tls_cert_altname_invalid'], ['hostname/ip does not match certificate'], ['hostname mismatch'], ["doesn't match"]],
    cause:
      'The certificate is for another name. An alias, an address or a domain of your own often leads to a server that bears its provider’s name.',
    cases: [
      {
        at: 'known-host',
        cause:
          'The certificate is not for “{host}”. An alias, an address or a domain of your own often leads to a server that bears its provider’s name.',
      },
    ],
    remedy: 'Set the host to a name that stands in the certificate, which is the provider’s own host name.',
    source: 'https://www.rfc-editor.org/rfc/rfc9525#section-6',
    confidence: 'high',
  },
  'certificate-revoked': {
    codes: ['CERT_REVOKED'],
    cause: 'The server’s certificate was revoked by its issuer.',
    remedy: 'Do not send a password there. The server needs a new certificate.',
    source: 'https://www.rfc-editor.org/rfc/rfc5280#section-6.3',
    confidence: 'high',
  },
  'certificate-weak': {
    codes: [
      'CA_MD_TOO_WEAK',
      'EE_KEY_TOO_SMALL',
      'CA_KEY_TOO_SMALL',
      'ERR_SSL_EE_KEY_TOO_SMALL',
      'ERR_SSL_CA_MD_TOO_WEAK',
      'ERR_SSL_EE_MD_TOO_WEAK',
    ],
    phrases: [['md too weak'], ['key too small']],
    cause: 'The certificate is signed with a weak hash such as SHA-1, or its key is too short to be trusted.',
    remedy: 'The server needs a certificate with SHA-256 and a key of 2048 bits or more.',
    source: 'https://www.rfc-editor.org/rfc/rfc9155#section-2',
    confidence: 'high',
  },
  'certificate-not-trusted': {
    codes: ['CERT_SIGNATURE_FAILURE', 'CERT_CHAIN_TOO_LONG', 'PATH_LENGTH_EXCEEDED', 'INVALID_PURPOSE', 'CERT_REJECTED'],
    cause: 'The server’s certificate could not be verified.',
    remedy: `Look at the certificate in the report and ask whoever runs the server. ${NO_SHORTCUT}`,
    source: 'https://www.rfc-editor.org/rfc/rfc5280#section-6.1',
    confidence: 'medium',
  },
  'tls-too-old': {
    codes: [
      'ERR_SSL_UNSUPPORTED_PROTOCOL',
      'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
      'ERR_SSL_NO_PROTOCOLS_AVAILABLE',
      'ERR_SSL_DH_KEY_TOO_SMALL',
      'ERR_SSL_UNSAFE_LEGACY_RENEGOTIATION_DISABLED',
      'ERR_SSL_VERSION_TOO_LOW',
    ],
    phrases: [
      ['unsupported protocol'],
      ['no protocols available'],
      ['tlsv1_alert_protocol_version'],
      ['tlsv1 alert protocol version'],
      ['dh key too small'],
      ['legacy renegotiation'],
    ],
    cause: 'One side knows only TLS 1.0 or 1.1 or keys that are too short; both versions are retired.',
    remedy: 'Update the server, or the program that is too old for it. Do not pin a TLS version below 1.2.',
    source: 'https://www.rfc-editor.org/rfc/rfc8996#section-1',
    confidence: 'medium',
  },
  'tls-nothing-in-common': {
    codes: [
      'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE',
      'ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE',
      'ERR_SSL_TLSV1_ALERT_INSUFFICIENT_SECURITY',
      'ERR_SSL_NO_SHARED_CIPHER',
      'ERR_SSL_NO_SHARED_GROUP',
      'ERR_SSL_NO_SUITABLE_SIGNATURE_ALGORITHM',
      'ERR_SSL_NO_CIPHERS_AVAILABLE',
    ],
    phrases: [['alert handshake failure'], ['no shared cipher'], ['insufficient security'], ['sslv3_alert_handshake_failure']],
    cause:
      'The server broke the handshake off: both sides know TLS, but share no cipher, curve or kind of key, or the server wants a certificate of the client.',
    remedy: 'Take restrictions of ciphers and versions out of the mailer. If there are none, the server needs newer TLS settings.',
    source: 'https://www.rfc-editor.org/rfc/rfc8446#section-4.1.1',
    confidence: 'medium',
  },
  'tls-client-certificate': {
    codes: ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'ERR_SSL_TLSV1_ALERT_CERTIFICATE_REQUIRED', 'ERR_SSL_TLSV1_CERTIFICATE_REQUIRED'],
    phrases: [['alert certificate required'], ['tlsv13_alert_certificate_required']],
    cause: 'The server wants a certificate of the client, and the session has none.',
    remedy: 'Ask whoever runs the server for a port with logins by password. Ports with client certificates are for other servers.',
    source: 'https://www.rfc-editor.org/rfc/rfc8446#section-4.4.2.4',
    confidence: 'high',
  },
  'tls-certificate-refused': {
    codes: [
      'ERR_SSL_TLSV1_ALERT_UNKNOWN_CA',
      'ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE',
      'ERR_SSL_SSL/TLS_ALERT_BAD_CERTIFICATE',
      'ERR_SSL_SSLV3_ALERT_CERTIFICATE_UNKNOWN',
      'ERR_SSL_SSL/TLS_ALERT_CERTIFICATE_UNKNOWN',
      'ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED',
      'ERR_SSL_SSL/TLS_ALERT_CERTIFICATE_EXPIRED',
      'ERR_SSL_SSLV3_ALERT_UNSUPPORTED_CERTIFICATE',
      'ERR_SSL_SSL/TLS_ALERT_UNSUPPORTED_CERTIFICATE',
    ],
    phrases: [['alert unknown ca'], ['alert bad certificate'], ['alert certificate unknown'], ['alert certificate expired']],
    cause:
      'The other side did not accept the certificate that it was shown. In a server’s log that is a client that does not trust the server.',
    remedy: `Let the client trust the issuer by name, or give the server a certificate of an issuer that everybody knows. ${NO_SHORTCUT}`,
    source: 'https://www.rfc-editor.org/rfc/rfc8446#section-6.2',
    confidence: 'medium',
  },
  'tls-name-unknown': {
    codes: ['ERR_SSL_TLSV1_UNRECOGNIZED_NAME', 'ERR_SSL_TLSV1_ALERT_UNRECOGNIZED_NAME', 'ERR_SSL_TLSV1_ALERT_ACCESS_DENIED'],
    phrases: [['unrecognized name'], ['unrecognized_name']],
    cause: 'The server has no certificate for the name that it was asked for.',
    cases: [{ at: 'known-host', cause: 'The server has no certificate for “{host}”, the name that it was asked for.' }],
    remedy: 'Set the host to the provider’s own host name; an alias of your own is not known there.',
    source: 'https://www.rfc-editor.org/rfc/rfc6066#section-3',
    confidence: 'high',
  },
  'tls-server-error': {
    codes: ['ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR', 'ERR_SSL_TLSV1_ALERT_NO_RENEGOTIATION', 'ERR_SSL_TLSV1_ALERT_USER_CANCELLED'],
    phrases: [['alert internal error'], ['tlsv1_alert_internal_error']],
    cause: 'The server met an error of its own in the handshake, mostly because its certificate or key cannot be loaded.',
    remedy: 'Tell whoever runs the server, and try its other port in the meantime.',
    source: 'https://www.rfc-editor.org/rfc/rfc8446#section-6.2',
    confidence: 'medium',
  },
  'tls-tampered': {
    codes: [
      'ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC',
      'ERR_SSL_SSLV3_ALERT_BAD_RECORD_MAC',
      'ERR_SSL_SSL/TLS_ALERT_BAD_RECORD_MAC',
      'ERR_SSL_TLSV1_ALERT_DECRYPT_ERROR',
      'ERR_SSL_TLSV1_ALERT_DECODE_ERROR',
    ],
    phrases: [['bad record mac'], ['alert decrypt error'], ['alert decode error']],
    cause: 'What came over the connection does not decrypt: something on the way changes it, or one side’s TLS is broken.',
    remedy: 'Try another network, and switch mail shields of virus scanners and inspecting proxies off.',
    source: 'https://www.rfc-editor.org/rfc/rfc8446#section-6.2',
    confidence: 'medium',
  },
  'tls-failed': {
    codes: ['EPROTO'],
    cause: 'The TLS handshake failed: the server ended it, or it does not speak TLS here.',
    remedy: 'Check that port and encryption belong together (465 implicit TLS, 587 STARTTLS), then the server’s TLS settings.',
    source: 'https://www.rfc-editor.org/rfc/rfc8446#section-6.2',
    confidence: 'medium',
  },
} as const satisfies Record<string, ConditionFact>;
