import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createProviders, findPort, offeredPorts } from '../../../core/providers/lookup.ts';
import { parseOwnProvider } from '../../../core/providers/own-provider.ts';

const providers = createProviders();

test('a host is known in any case and with the root’s dot', () => {
  assert.equal(providers.ofHost('SMTP.Gmail.com.')?.id, 'gmail');
});

test('a former host is still the provider’s', () => {
  assert.equal(providers.ofHost('smtp-relay.sendinblue.com')?.id, 'brevo');
  assert.equal(providers.legacyHost('smtp-relay.sendinblue.com')?.use, 'smtp-relay.brevo.com');
});

test('localhost belongs to nobody and may be any of the catchers', () => {
  assert.equal(providers.ofHost('localhost'), undefined);
  assert.deepEqual(
    providers
      .sharing('localhost')
      .map(({ id }) => id)
      .sort(),
    ['mailcatcher', 'maildev', 'mailhog', 'mailpit', 'proton-bridge', 'smtp4dev'],
  );
});

test('a host that two providers share is that of the one it is named after', () => {
  assert.equal(providers.ofHost('smtp.aol.com')?.id, 'aol');
  assert.deepEqual(
    providers.sharing('smtp.aol.com').map(({ id }) => id),
    ['verizon'],
  );
});

test('a provider is found by its former name', () => {
  assert.equal(providers.byId('sendinblue')?.id, 'brevo');
  assert.equal(providers.byId('office365')?.id, 'microsoft-365');
});

test('an SES host names its region', () => {
  const region = providers.regionOf('email-smtp.eu-west-1.amazonaws.com');
  assert.equal(region?.provider.id, 'amazon-ses');
  assert.equal(region.region, 'eu-west-1');
  assert.equal(region.status, 'known');
});

test('an SES region that does not exist is SES all the same', () => {
  assert.equal(providers.ofHost('email-smtp.eu-west-9.amazonaws.com')?.id, 'amazon-ses');
  assert.equal(providers.regionOf('email-smtp.eu-west-9.amazonaws.com')?.status, 'unknown');
  assert.equal(providers.regionOf('email-smtp.useast1.amazonaws.com')?.status, 'unknown');
});

test('an SES region without a confirmed submission host is neither known nor unknown', () => {
  assert.equal(providers.regionOf('email-smtp.me-central-1.amazonaws.com')?.status, 'likely');
  assert.equal(providers.regionOf('email-smtp-fips.us-east-1.amazonaws.com')?.status, 'likely');
});

test('the API endpoint of SES is not its submission host', () => {
  assert.equal(providers.ofHost('email.us-east-1.amazonaws.com'), undefined);
  assert.equal(providers.mistakenHost('email.us-east-1.amazonaws.com')?.use, 'email-smtp.us-east-1.amazonaws.com');
});

test('a region is one label', () => {
  assert.equal(providers.ofHost('email-smtp.a.b.amazonaws.com'), undefined);
  assert.equal(providers.ofHost('email-smtp..amazonaws.com'), undefined);
});

test('a numbered host is known by its number alone', () => {
  assert.equal(providers.ofHost('ex5.mail.ovh.net')?.id, 'ovh');
  assert.equal(providers.ofHost('ex-a.mail.ovh.net'), undefined);
});

for (const [reading, submission] of [
  ['imap.gmail.com', 'smtp.gmail.com'],
  ['imap.verizon.net', 'smtp.aol.com'],
  ['imap.aol.com', 'smtp.aol.com'],
  ['pop.mail.yahoo.com', 'smtp.mail.yahoo.com'],
  ['outlook.office365.com', 'smtp.office365.com'],
] as const) {
  test(`mail of ${reading} is submitted at ${submission}`, () => {
    assert.equal(providers.mailboxHost(reading)?.submissionHost, submission);
  });
}

test('a host that reads and submits is no mailbox host', () => {
  assert.equal(providers.mailboxHost('mail.gandi.net'), undefined);
  assert.equal(providers.mailboxHost('mail.infomaniak.com'), undefined);
});

for (const [written, meant] of [
  ['smpt.gmail.com', 'smtp.gmail.com'],
  ['smtp.gmial.com', 'smtp.gmail.com'],
  ['smtp.gmail.con', 'smtp.gmail.com'],
  ['smtp.gmaill.com', 'smtp.gmail.com'],
  ['smtpgmail.com', 'smtp.gmail.com'],
  ['smtp.mgail.com', 'smtp.gmail.com'],
  ['smtp.office356.com', 'smtp.office365.com'],
  ['smtp.sendgird.net', 'smtp.sendgrid.net'],
  ['smtp.postmarkap.com', 'smtp.postmarkapp.com'],
  ['email-smpt.us-east-1.amazonaws.com', 'email-smtp.us-east-1.amazonaws.com'],
] as const) {
  test(`${written} is a slip for ${meant}`, () => {
    assert.equal(providers.nearestHost(written), meant);
  });
}

for (const host of [
  'smtp.gmail.com',
  'smtp.mail.com',
  'smtp.mail.ee',
  'smtp.ymail.com',
  'smtp.sina.com',
  'smtp.mailpace.com',
  'smtp.mailer.com',
  'smtp.example.com',
  'smtp1.sendgrid.net',
  'smtp.abl.com',
  'smtp.web.de',
  'imap.gmail.com',
  'localhost',
  'mail.acme.com',
  'email-smtp.us-east-9.amazonaws.com',
  '',
]) {
  test(`"${host}" is a slip for nothing`, () => {
    assert.equal(providers.nearestHost(host), undefined);
  });
}

test('a port may belong to some of the hosts only', () => {
  const plunk = providers.byId('plunk');
  assert.ok(plunk);
  assert.ok(offeredPorts(plunk, 'smtp.useplunk.com').every(({ port }) => port !== 2587));
  assert.equal(findPort(plunk, 2587, 'next-smtp.useplunk.com')?.encryption, 'starttls');
});

test('465 of the Mailtrap sandbox is not implicit TLS', () => {
  const sandbox = providers.ofHost('sandbox.smtp.mailtrap.io');
  assert.ok(sandbox);
  assert.equal(findPort(sandbox, 465)?.encryption, 'optional');
});

test('an own provider comes before a built-in one', () => {
  const own = parseOwnProvider({ id: 'office', name: 'Office', hosts: ['smtp.gmail.com'], ports: [{ port: 587, encryption: 'starttls' }] });
  assert.ok('provider' in own);
  assert.equal(createProviders([own.provider]).ofHost('smtp.gmail.com')?.id, 'office');
});

test('the host that Taifa Mail shows wins over the preset, and the data says so', () => {
  const taifa = providers.byId('taifa-mail');
  assert.ok(taifa);
  assert.match(taifa.credential.limits.join(' '), /One active credential per verified domain.*shown once.*wins over any preset/);
});
