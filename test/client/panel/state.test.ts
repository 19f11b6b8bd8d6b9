import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MailerSource, Sources } from '../../../client/panel/messages.ts';
import {
  differsFromMailer,
  dueDiscovery,
  editField,
  INITIAL_STATE,
  mayUseLiteral,
  NOTHING_TYPED,
  pickSource,
  receive,
  refusals,
  takeServer,
  toForm,
} from '../../../client/panel/state.ts';
import type { PanelState } from '../../../client/panel/state.ts';

const mailer: MailerSource = {
  id: 'm1',
  label: 'settings.py · Django',
  file: 'settings.py',
  sends: true,
  logsIn: true,
  host: 'smtp.example.org',
  port: 465,
  encryption: 'starttls',
  username: 'ann@example.org',
  password: 'literal',
  passwordAt: 'settings.py, line 9',
};
const sources: Sources = {
  type: 'sources',
  mailers: [mailer],
  credentials: [{ id: 'c1', label: 'Production', host: 'smtp.example.net', port: 587, encryption: 'starttls', username: 'app' }],
  trusted: true,
  templates: [],
  apiHosts: {},
};
const filled = receive(INITIAL_STATE, sources);

test('The first mailer that sends fills an empty form', () => {
  assert.equal(filled.source, 'mailer:m1');
  assert.equal(filled.fields.host, 'smtp.example.org');
  assert.equal(filled.fields.port, '465');
});

test('A form that the user began is not overwritten by sources that arrive', () => {
  const begun = editField(INITIAL_STATE, 'host', 'smtp.mine.test');
  assert.equal(receive(begun, sources).fields.host, 'smtp.mine.test');
});

test('A literal password is never chosen by itself', () => {
  assert.equal(filled.fields.passwordFrom, 'typed');
});

test('The literal of a file may be used for the host beside it', () => {
  assert.equal(mayUseLiteral(filled), true);
});

test('The literal of a file is dropped as soon as the host is another', () => {
  const chosen = editField(filled, 'passwordFrom', 'file');
  const moved = editField(chosen, 'host', 'smtp.evil.test');
  assert.equal(moved.fields.passwordFrom, 'typed');
  assert.equal(mayUseLiteral(moved), false);
});

test('A mailer that a credential fits takes its password from there', () => {
  const own = { id: 'c2', label: 'Own', host: 'smtp.example.org', port: 465, encryption: 'starttls', username: 'ann@example.org' } as const;
  assert.equal(receive(INITIAL_STATE, { ...sources, credentials: [own] }).fields.passwordFrom, 'credential:c2');
});

test('Of tokens, which all look alike, none is taken for another', () => {
  const [first] = sources.credentials;
  const hidden = { ...mailer, username: '••••' };
  const credentials = first === undefined ? [] : [{ ...first, host: 'smtp.example.org', port: 465, username: '••••' }];
  assert.equal(receive(INITIAL_STATE, { ...sources, mailers: [hidden], credentials }).fields.passwordFrom, 'typed');
});

test('A failed send keeps every field', () => {
  const written = editField(editField(filled, 'recipients', 'bob@example.org'), 'from', 'ann@example.org');
  const sent = receive(receive(written, { type: 'started', job: 'send' }), { type: 'sent', result: { ok: false, cause: 'Refused.' } });
  assert.deepEqual(receive(sent, { type: 'ended' }).fields, written.fields);
});

test('A stage replaces what was said of it before', () => {
  const running = receive(filled, { type: 'stage', stage: { name: 'connect', outcome: 'running', detail: [] } });
  const done = receive(running, { type: 'stage', stage: { name: 'connect', outcome: 'ok', ms: 12, detail: [] } });
  assert.deepEqual(done.stages, [{ name: 'connect', outcome: 'ok', ms: 12, detail: [] }]);
});

test('A cancelled check leaves no stage running', () => {
  const running = receive(filled, { type: 'stage', stage: { name: 'connect', outcome: 'running', detail: [] } });
  assert.deepEqual(receive(running, { type: 'ended' }).stages, []);
});

test('A kept password is forgotten when the host changes', () => {
  const kept = receive(filled, { type: 'passwordKept', kept: true });
  assert.equal(editField(kept, 'host', 'smtp.other.test').passwordKept, false);
  assert.equal(editField(kept, 'encryption', 'implicit').passwordKept, true);
});

test('A typed password is asked for unless one is kept', () => {
  assert.ok(refusals(filled, false).password);
  assert.equal(refusals(filled, true).password, undefined);
  assert.equal(refusals({ ...filled, passwordKept: true }, false).password, undefined);
});

test('Without a login neither user nor password is asked for', () => {
  const anonymous = editField(editField(filled, 'passwordFrom', 'none'), 'username', '');
  assert.deepEqual([refusals(anonymous, false).username, refusals(anonymous, false).password], [undefined, undefined]);
});

test('The form that is posted names the mailer and takes the password that was typed', () => {
  assert.deepEqual(toForm(filled, { password: 'typed', sessionToken: '' }), {
    host: 'smtp.example.org',
    port: 465,
    encryption: 'starttls',
    username: 'ann@example.org',
    mailer: 'm1',
    password: { from: 'typed', password: 'typed' },
  });
});

test('Nothing is to be applied while the form says what the file says', () => {
  assert.equal(differsFromMailer(filled, mailer), false);
  assert.equal(differsFromMailer(editField(filled, 'encryption', 'implicit'), mailer), true);
});

test('A source that went away leaves the form as typed by hand', () => {
  const gone: PanelState = receive(pickSource(filled, 'credential:c1'), { ...sources, credentials: [] });
  assert.equal(gone.source, 'hand');
  assert.equal(gone.fields.host, 'smtp.example.net');
});

test('The panel keeps no password in what it remembers', () => {
  assert.deepEqual(Object.keys(filled.fields).sort(), [
    'domain',
    'encryption',
    'from',
    'host',
    'passwordFrom',
    'port',
    'recipients',
    'region',
    'template',
    'username',
  ]);
});

test('A source that is picked before the panel knows it is picked when it comes', () => {
  const early = receive(INITIAL_STATE, { type: 'pick', source: 'credential:c1', thenCheck: true });
  assert.deepEqual([early.source, early.checkDue], ['hand', false]);
  const known = receive(early, sources);
  assert.deepEqual([known.source, known.fields.host, known.checkDue], ['credential:c1', 'smtp.example.net', true]);
});

test('Another kind of TLS on the same port keeps the password that was typed', () => {
  const kept = receive(filled, { type: 'passwordKept', kept: true });
  const { host } = kept.fields;
  assert.equal(takeServer(kept, { host, port: 465, encryption: 'implicit' }).passwordKept, true);
  assert.equal(takeServer(kept, { host, port: 587, encryption: 'starttls' }).passwordKept, false);
});

test('What a command wants discovered waits until the mailers are known', () => {
  const question = { about: 'example.org', autoconfig: false };
  const early = receive(INITIAL_STATE, { type: 'discover', question });
  assert.equal(dueDiscovery(early), undefined);
  assert.deepEqual(dueDiscovery(receive(early, sources)), question);
  assert.deepEqual(dueDiscovery(receive(filled, { type: 'discover', question })), question);
});

test('A server that was discovered fills the form, and a user who is written there stays', () => {
  const server = { host: 'smtp.example.net', port: 465, encryption: 'implicit', username: 'ann' } as const;
  const { host, port, encryption, username } = takeServer(filled, server).fields;
  assert.deepEqual([host, port, encryption, username], ['smtp.example.net', '465', 'implicit', 'ann@example.org']);
  assert.equal(takeServer(INITIAL_STATE, server).fields.username, 'ann');
});

test('A check keeps what was discovered, and another source does not', () => {
  const result = { domain: 'example.org', tried: [], isComplete: true };
  const found = receive(receive(filled, { type: 'discovered', result }), { type: 'ports', ports: [{ port: 25, state: 'closed' }] });
  const checked = receive(found, { type: 'started', job: 'check' });
  assert.deepEqual([checked.discovered, checked.ports], [result, []]);
  assert.equal(pickSource(found, 'hand').discovered, undefined);
});

test('What the DNS says after a message changes where to look next, and nothing else', () => {
  const next = [{ look: 'Look.', tells: 'It tells.' }];
  const sent = { ok: true, messageId: '<1@x>', reply: '250', accepted: [], rejected: [], at: '', size: '', next: [] } as const;
  const told = receive(receive(filled, { type: 'sent', result: sent }), { type: 'next', next });
  assert.deepEqual(told.sent, { ...sent, next });
  assert.equal(receive(filled, { type: 'next', next }).sent, undefined);
});

test('A Microsoft account logs in where Microsoft takes it, without a password in the form', () => {
  const atMicrosoft = editField(editField(filled, 'host', 'smtp.office365.com'), 'passwordFrom', 'microsoft');
  assert.deepEqual(toForm(atMicrosoft, NOTHING_TYPED).password, { from: 'microsoft' });
  assert.deepEqual(
    [refusals(atMicrosoft, false).password, refusals(editField(atMicrosoft, 'username', ''), false).username],
    [undefined, undefined],
  );
  assert.equal(editField(atMicrosoft, 'host', 'smtp.evil.test').fields.passwordFrom, 'typed');
});

test('An access token is posted as one, and is not kept as a password', () => {
  const token = editField(filled, 'passwordFrom', 'token');
  assert.deepEqual(toForm(token, { password: 'ya29', sessionToken: '' }).password, { from: 'typed', password: 'ya29', isToken: true });
  assert.equal(refusals(token, false).password, 'Enter the password, or choose another source for it.');
  const kept = receive(token, { type: 'passwordKept', kept: true });
  assert.equal(editField(kept, 'passwordFrom', 'typed').passwordKept, false);
});
