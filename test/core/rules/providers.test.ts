import assert from 'node:assert/strict';
import { test } from 'node:test';
import { providers } from '../../../core/providers/index.ts';
import { offeredPorts, submissionHosts } from '../../../core/providers/lookup.ts';
import type { ProviderPort } from '../../../core/providers/provider.ts';
import { describeFindings, openFiles } from './run-files.ts';

// Every host and port that a provider documents, written down rightly in each dialect: nothing to warn about.

interface Server extends Pick<ProviderPort, 'port' | 'encryption'> {
  readonly host: string;
}

const WRITERS: Readonly<Record<string, (server: Server) => { readonly name: string; readonly text: string }>> = {
  nodemailer: ({ host, port, encryption }) => ({
    name: 'mailer.ts',
    text: `import { createTransport } from 'nodemailer';

createTransport({
  host: '${host}',
  port: ${port},
  secure: ${encryption === 'implicit'},
  requireTLS: ${encryption === 'starttls'},
  auth: { user: process.env.SMTP_USER, pass: process.env.SMTP_PASSWORD },
});
`,
  }),
  Django: ({ host, port, encryption }) => ({
    name: 'settings.py',
    text: `import os

EMAIL_HOST = "${host}"
EMAIL_PORT = ${port}
EMAIL_USE_TLS = ${encryption === 'implicit' ? 'False' : 'True'}
EMAIL_USE_SSL = ${encryption === 'implicit' ? 'True' : 'False'}
EMAIL_HOST_USER = os.environ["EMAIL_HOST_USER"]
EMAIL_HOST_PASSWORD = os.environ["EMAIL_HOST_PASSWORD"]
`,
  }),
  '.env': ({ host, port, encryption }) => ({
    name: '.env',
    text: `SMTP_HOST=${host}\nSMTP_PORT=${port}\nSMTP_SECURE=${encryption === 'implicit'}\nSMTP_PASSWORD=\n`,
  }),
};

/** The server is right, and only its users have to change. */
function isRetired(finding: string): boolean {
  return finding.includes(' provider/passwords-retired ');
}

for (const provider of providers) {
  for (const [dialect, write] of Object.entries(WRITERS)) {
    test(`the documented settings of ${provider.name} are right in ${dialect}`, async () => {
      for (const host of submissionHosts(provider)) {
        for (const { port, encryption } of offeredPorts(provider, host)) {
          // Many document 25 as well; the warning about it holds at all of them.
          if (port === 25) continue;
          const { name, text } = write({ host, port, encryption });
          const files = [{ name, text, marks: [], tracking: 'unknown' as const }];
          const loud = describeFindings(await openFiles(files), files).filter(
            finding => / (?:warning|error) at /.test(finding) && !isRetired(finding),
          );
          assert.deepEqual(loud, [], `${host}:${port}`);
        }
      }
    });
  }
}

for (const provider of providers) {
  const [host = ''] = provider.hosts.exact;
  const implicit = offeredPorts(provider, host).find(({ encryption }) => encryption === 'implicit');
  if (host === '' || implicit === undefined) continue;
  test(`STARTTLS on port ${implicit.port} of ${provider.name} is found`, async () => {
    const { name, text } = WRITERS['Django']?.({ host, port: implicit.port, encryption: 'starttls' }) ?? { name: '', text: '' };
    const files = [{ name, text, marks: [], tracking: 'unknown' as const }];
    const rules = describeFindings(await openFiles(files), files).map(finding => finding.split(' ')[1]);
    assert.deepEqual(rules, ['connection/implicit-tls-port']);
  });
}
