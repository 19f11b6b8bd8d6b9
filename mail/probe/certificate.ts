import type { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { domainToASCII } from 'node:url';
import { conditionOfCode, type Condition } from '../../core/smtp/conditions.ts';
import type { Censor } from '../wire/censor.ts';
import { printable } from '../wire/printable.ts';

export interface CertificateReport {
  readonly verified: boolean;
  /** Why not, a condition's id. */
  readonly cause?: Condition;
  readonly subject: string;
  /** Names and addresses that the certificate is for. */
  readonly names: readonly string[];
  /** Whether the host that was asked for is among them. */
  readonly nameMatches: boolean;
  readonly issuer: string;
  readonly selfSigned: boolean;
  /** ISO 8601. */
  readonly validFrom: string;
  readonly validTo: string;
  /** Whole days until it expires, negative afterwards. */
  readonly daysLeft: number;
  /** SHA-256, colons between bytes. */
  readonly fingerprint: string;
  /** Such as `EC prime256v1` or `RSA 2048`. */
  readonly key: string;
  /** Such as `ecdsa-with-SHA256`; absent where this Node cannot tell. */
  readonly signature?: string;
  /** Subjects from the certificate up to the root, as far as they were sent or are known. */
  readonly chain: readonly string[];
  /** `TLSv1.3` and the cipher's standard name. */
  readonly protocol: string;
  readonly cipher: string;
}

/** Longer lists of names are cut; certificates of big hosters hold a hundred. */
const NAMES_AT_MOST = 50;

/** Certificate and handshake of a session in the terms of the report; undefined for one without a certificate. */
export function reportCertificate(
  socket: TLSSocket,
  { host, now, censor }: { readonly host: string; readonly now: Date; readonly censor: Censor },
): CertificateReport | undefined {
  const certificate = socket.getPeerX509Certificate();
  if (certificate === undefined) return undefined;
  const cause = causeOf(socket, certificate);
  return {
    verified: cause === undefined,
    ...(cause !== undefined && { cause }),
    subject: censor(oneLine(certificate.subject)),
    names: namesOf(certificate).map(censor),
    nameMatches:
      (isIP(host) === 0 ? certificate.checkHost(domainToASCII(host.replace(/\.$/, ''))) : certificate.checkIP(host)) !== undefined,
    issuer: censor(oneLine(certificate.issuer)),
    selfSigned: isSelfSigned(certificate),
    validFrom: asIso(certificate.validFrom),
    validTo: asIso(certificate.validTo),
    daysLeft: Math.floor((Date.parse(certificate.validTo) - now.getTime()) / 86_400_000),
    fingerprint: certificate.fingerprint256,
    key: describeKey(certificate),
    ...signatureOf(certificate),
    chain: chainOf(certificate).map(censor),
    protocol: socket.getProtocol() ?? 'unknown',
    cipher: socket.getCipher().standardName,
  };
}

function causeOf(socket: TLSSocket, certificate: X509Certificate): Condition | undefined {
  if (socket.authorized) return undefined;
  // The type says Error; at run time it is the code of the verification.
  const error: unknown = socket.authorizationError;
  const known = conditionOfCode(typeof error === 'string' ? error : undefined);
  // OpenSSL refuses weak hashes at its security level 2, and Node has no name for that error.
  return known ?? (/md5|sha-?1(?!\d)/i.test(signatureOf(certificate).signature ?? '') ? 'certificate-weak' : 'certificate-not-trusted');
}

function signatureOf({ signatureAlgorithm }: { readonly signatureAlgorithm?: string | undefined }): { readonly signature?: string } {
  return signatureAlgorithm === undefined ? {} : { signature: signatureAlgorithm };
}

function oneLine(distinguishedName: string): string {
  return printable(distinguishedName.trim().replaceAll('\n', ', ')).slice(0, 500);
}

function namesOf({ subjectAltName }: X509Certificate): readonly string[] {
  if (subjectAltName === undefined) return [];
  const names = subjectAltName.split(', ').map(name => printable(name.replace(/^(?:DNS|IP Address):/, '')));
  return names.slice(0, NAMES_AT_MOST);
}

function isSelfSigned(certificate: X509Certificate): boolean {
  try {
    return certificate.checkIssued(certificate) && certificate.verify(certificate.publicKey);
  } catch {
    // A key of a kind that this build of OpenSSL cannot verify with is not known to be its own issuer.
    return false;
  }
}

function asIso(date: string): string {
  const time = Date.parse(date);
  return Number.isNaN(time) ? printable(date) : new Date(time).toISOString();
}

function describeKey(certificate: X509Certificate): string {
  try {
    const { asymmetricKeyType: type, asymmetricKeyDetails: details } = certificate.publicKey;
    const size = details?.modulusLength ?? details?.namedCurve ?? '';
    return `${(type ?? 'unknown').toUpperCase()} ${String(size)}`.trim();
  } catch {
    return 'unknown';
  }
}

function chainOf(certificate: X509Certificate): readonly string[] {
  const chain: string[] = [];
  const seen = new Set<string>();
  let link: X509Certificate | undefined = certificate;
  while (link !== undefined && !seen.has(link.fingerprint256) && chain.length < 10) {
    seen.add(link.fingerprint256);
    chain.push(oneLine(link.subject));
    link = link.issuerCertificate;
  }
  return chain;
}
