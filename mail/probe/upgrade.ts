import { command } from '../wire/command.ts';
import type { Broken } from '../wire/connection.ts';
import { reportCertificate, type CertificateReport } from './certificate.ts';
import { sayHello } from './hello.ts';
import type { Detail } from './report.ts';
import { failedBy, failedByBreak, failedByReply, passed, skipped, type Session, type Stage, type StageResult } from './session.ts';

/** A certificate that ends sooner is worth a warning: most are renewed thirty days ahead, so something has stopped. In days. */
const SOON = 14;

export const upgrade: Stage = {
  name: 'upgrade',

  async run(session, signal) {
    const { encryption } = session.request;
    switch (encryption) {
      case 'none':
        return skipped({ encryption });
      case 'implicit':
        return handshake(session, signal);
      case 'starttls':
        return startTls(session, signal);
      case 'opportunistic':
        if (session.capabilities.startTls) return startTls(session, signal);
        return stayClear(session);
    }
  },
};

function stayClear({ capabilities }: Session): StageResult {
  const condition = capabilities.masked ? 'starttls-masked' : 'starttls-not-offered';
  return { outcome: 'warning', detail: { offered: false, cause: condition }, fault: { condition } };
}

function missing({ capabilities }: Session): 'starttls-masked' | 'starttls-missing' {
  return capabilities.masked ? 'starttls-masked' : 'starttls-missing';
}

async function startTls(session: Session, signal: AbortSignal): Promise<StageResult> {
  const { connection, capabilities } = session;
  if (connection === undefined) return failedBy('connection-closed');
  if (!capabilities.startTls) return failedBy(missing(session), { offered: false });

  const received = await connection.exchange([command('STARTTLS')], signal);
  if (!received.ok) return failedByBreak(received);
  const reply = received.value[0];
  if (reply?.code === 421) return failedByReply(reply);
  if (reply?.code !== 220) return failedBy('starttls-refused', { reply: reply?.lines.join(' ') ?? '' });

  const secured = await handshake(session, signal);
  if (secured.stops === true) return secured;
  const again = await sayHello(session, signal);
  return again.stops === true ? { ...again, detail: { ...secured.detail, ...again.detail } } : secured;
}

async function handshake(session: Session, signal: AbortSignal): Promise<StageResult> {
  const { connection, request, transcript } = session;
  if (connection === undefined) return failedBy('connection-closed');
  session.handshakeBegan = true;
  const secured = await connection.secure(await session.handshake(), signal);
  if (!secured.ok) return failedByBreak(whatItMeans(secured, session));

  const certificate = reportCertificate(secured.value, { host: request.host, now: request.now?.() ?? new Date(), censor: session.censor });
  session.certificate = certificate;
  session.protection = certificate?.verified === true ? 'verified' : 'unverified';
  const protocol = secured.value.getProtocol() ?? 'unknown';
  const cipher = secured.value.getCipher().standardName;
  transcript.note(`${protocol} ${cipher}, certificate ${certificate?.verified === true ? 'verified' : 'not verified'}`);
  return judge(certificate, session, { protocol, cipher });
}

function judge(certificate: CertificateReport | undefined, { request }: Session, base: Detail): StageResult {
  const detail: Detail = {
    ...base,
    ...(certificate && { subject: certificate.subject, issuer: certificate.issuer, daysLeft: certificate.daysLeft }),
    verified: certificate?.verified === true,
  };
  if (certificate?.verified !== true) {
    const condition = certificate?.cause ?? 'certificate-not-trusted';
    const outcome = request.allow?.unverified === true ? 'warning' : 'failed';
    // The session goes on, so that the report can say what the server offers; the gate holds the login back.
    return { outcome, detail: { ...detail, cause: condition }, fault: { condition } };
  }
  if (certificate.daysLeft >= SOON) return passed(detail);
  return { outcome: 'warning', detail: { ...detail, cause: 'certificate-ends-soon' }, fault: { condition: 'certificate-ends-soon' } };
}

/** The same error of the TLS library means one thing on an implicit port and another after STARTTLS. */
function whatItMeans(broken: Broken, { request }: Session): Broken {
  const { condition } = broken;
  if (request.encryption !== 'implicit') return condition === 'clear-text-server' ? { ...broken, condition: 'starttls-injection' } : broken;
  return condition === 'connection-closed' ? { ...broken, condition: 'tls-failed' } : broken;
}
