import assert from 'node:assert/strict';
import { test } from 'node:test';
import { offeredPorts } from '../../../core/providers/lookup.ts';
import { providers } from '../../../core/providers/index.ts';
import { createLanguageService } from '../../../core/service.ts';
import { snippets } from '../../../core/snippets/index.ts';
import type { SnippetSettings } from '../../../core/snippets/snippet.ts';

const SETTINGS: readonly SnippetSettings[] = [
  ...providers.flatMap((provider): SnippetSettings[] => {
    const host = provider.hosts.exact[0];
    // Where passwords are retired, no configuration with one is right, and the client offers none.
    if (host === undefined || provider.passwordRetirement?.state === 'retired') return [];
    return offeredPorts(provider).flatMap(({ port, encryption, hosts }) =>
      encryption === 'optional' || (hosts !== undefined && !hosts.includes(host)) || port === 25
        ? []
        : [{ host, port, encryption, login: true, from: 'app@example.org' }],
    );
  }),
  { host: '127.0.0.1', port: 1025, encryption: 'starttls', login: true, from: 'app@example.org', certificateFile: '/home/dev/inbox.pem' },
  { host: '127.0.0.1', port: 1025, encryption: 'none', login: false },
];

async function read({ fileName }: { fileName: string }, text: string) {
  const service = createLanguageService();
  const uri = `file:///project/${fileName}`;
  await service.open({ uri, path: `/project/${fileName}`, text });
  return { findings: service.check(uri), mailers: service.project.mailersOf(uri) };
}

for (const snippet of snippets) {
  test(`the ${snippet.label} snippet lints clean for every provider's own ports`, async () => {
    assert.ok(SETTINGS.length > 50, `only ${SETTINGS.length} settings`);
    for (const settings of SETTINGS) {
      const text = snippet.generate(settings);
      const { findings } = await read(snippet, text);
      const wrong = findings.filter(({ severity }) => severity === 'error' || severity === 'warning').map(({ rule }) => rule);
      assert.deepEqual(wrong, [], `${settings.host}:${settings.port}\n${text}`);
    }
  });

  test(`the ${snippet.label} snippet holds no password, only the variable's name`, () => {
    const text = snippet.generate({ host: 'smtp.example.org', port: 465, encryption: 'implicit', login: true });
    assert.ok(text.includes(snippet.variables.password));
  });
}

for (const id of ['nodemailer', 'django', 'smtplib']) {
  test(`the ${id} snippet is read back as what it was made from`, async () => {
    const snippet = snippets.find(candidate => candidate.id === id);
    assert.ok(snippet);
    for (const settings of SETTINGS) {
      const { mailers } = await read(snippet, snippet.generate(settings));
      assert.deepEqual(
        mailers.map(({ host, port, encryption }) => ({ host: host?.value, port: port?.value, encryption: encryption?.value })),
        [{ host: settings.host, port: settings.port, encryption: settings.encryption }],
      );
    }
  });
}
