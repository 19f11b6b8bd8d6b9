import { generate } from 'selfsigned';

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

export interface Certificates {
  /** Signed by `authority`, for localhost, 127.0.0.1 and ::1. */
  readonly good: Certificate;
  readonly expired: Certificate;
  readonly notYetValid: Certificate;
  /** Good in all but the name, which is mail.elsewhere.test. */
  readonly wrongName: Certificate;
  /** For localhost, vouched for by itself. */
  readonly selfSigned: Certificate;
  /** Good in all but the hash of its signature. */
  readonly sha1: Certificate;
  /** Good, for Microsoft's submission host. */
  readonly office365: Certificate;
  /** From an issuer that nobody trusts. */
  readonly unknownIssuer: Certificate;
  /** The issuer's own certificate, to be trusted by tests. */
  readonly authority: string;
}

const DAY = 86_400_000;

interface Wish {
  readonly name?: string;
  readonly from?: Date;
  readonly to?: Date;
  readonly algorithm?: string;
  readonly ca?: Certificate;
}

async function make({ name = 'localhost', from, to, algorithm = 'sha256', ca }: Wish): Promise<Certificate> {
  const local =
    name === 'localhost'
      ? [
          { type: 7 as const, ip: '127.0.0.1' },
          { type: 7 as const, ip: '::1' },
        ]
      : [];
  const made = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm,
    notBeforeDate: from ?? new Date(Date.now() - DAY),
    notAfterDate: to ?? new Date(Date.now() + 90 * DAY),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'subjectAltName', altNames: [{ type: 2, value: name }, ...local] },
    ],
    ...(ca && { ca }),
  });
  return { key: made.private, cert: made.cert };
}

async function makeAuthority(name: string): Promise<Certificate> {
  const made = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - 400 * DAY),
    notAfterDate: new Date(Date.now() + 400 * DAY),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  return { key: made.private, cert: made.cert };
}

/** Certificates of every kind that a server can show, made when the test runs: nothing secret is kept in the repository. */
export async function makeCertificates(): Promise<Certificates> {
  const [ca, stranger] = await Promise.all([makeAuthority('Envelope Test Authority'), makeAuthority('Nobody In Particular')]);
  const now = Date.now();
  const [good, expired, notYetValid, wrongName, selfSigned, sha1, unknownIssuer, office365] = await Promise.all([
    make({ ca }),
    make({ ca, from: new Date(now - 30 * DAY), to: new Date(now - DAY) }),
    make({ ca, from: new Date(now + DAY), to: new Date(now + 30 * DAY) }),
    make({ ca, name: 'mail.elsewhere.test' }),
    make({}),
    make({ ca, algorithm: 'sha1' }),
    make({ ca: stranger }),
    make({ ca, name: 'smtp.office365.com' }),
  ]);
  return { good, expired, notYetValid, wrongName, selfSigned, sha1, unknownIssuer, office365, authority: ca.cert };
}
