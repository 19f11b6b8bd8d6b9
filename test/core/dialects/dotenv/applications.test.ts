import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Secret } from '../../../../core/model/secret.ts';
import type { Mailer, Sourced } from '../../../../core/model/mailer.ts';
import { createLanguageService } from '../../../../core/service.ts';
import type { Application } from './applications.ts';
import { APPLICATIONS, ELSEWHERE } from './applications.ts';

const VALUES = { host: 'smtp.example.org', port: '587', user: 'ann', password: 'kq7vT2mXb9LrW4nZ', from: 'shop@example.org' } as const;

const ROLES = ['host', 'port', 'user', 'password', 'from'] as const;

function environmentOf(application: Application): string {
  const url = application.url === undefined ? [] : [`${application.url}=smtp://ann:${VALUES.password}@smtp.example.org:587`];
  // Grafana has no variable for the port.
  const inHost = application.host === 'GF_SMTP_HOST' ? { host: 'smtp.example.org:587' } : {};
  // Nextcloud puts the address together from two.
  const half = application.from === 'MAIL_FROM_ADDRESS' && application.unknown?.from !== undefined ? { from: 'shop' } : {};
  const values = { ...VALUES, ...inHost, ...half };
  const lines = ROLES.flatMap(role => (application[role] === undefined ? [] : [`${application[role]}=${values[role]}`]));
  return [...url, ...lines, ...(application.beside === undefined ? [] : [application.beside])].join('\n');
}

function said(mailer: Mailer): Readonly<Record<(typeof ROLES)[number], string | undefined>> {
  const { host, port, username: user, password, from } = mailer;
  const text = (field: Sourced<unknown> | undefined) =>
    field === undefined || field.origin === 'default'
      ? undefined
      : field.value instanceof Secret
        ? field.value.reveal()
        : String(field.value);
  return { host: text(host), port: text(port), user: text(user), password: text(password), from: text(from) };
}

for (const [name, application] of Object.entries(APPLICATIONS)) {
  test(`the names of ${name} make one mailer`, async () => {
    const service = createLanguageService();
    await service.open({ uri: 'file:///p/.env', path: '/p/.env', text: environmentOf(application) });
    const mailers = service.project.mailersOf('file:///p/.env');
    assert.equal(mailers.length, 1, mailers.map(({ draft }) => draft.label).join());
    const byUrl = application.url !== undefined;
    const expected = Object.fromEntries(
      ROLES.map(role => {
        const isWritten = application[role] !== undefined || (role !== 'from' && byUrl) || (role === 'port' && name === 'grafana');
        return [role, isWritten && application.unknown?.[role] === undefined ? VALUES[role] : undefined];
      }),
    );
    assert.deepEqual(mailers.map(said), [expected]);
  });
}

test('what is left out says where the settings are', () => {
  assert.deepEqual(
    Object.keys(ELSEWHERE).filter(name => name in APPLICATIONS),
    [],
  );
});
