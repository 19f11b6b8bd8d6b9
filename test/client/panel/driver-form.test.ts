import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MailerSource, Sources } from '../../../client/panel/messages.ts';
import {
  CONNECTION_FIELDS,
  editField,
  INITIAL_STATE,
  MESSAGE_FIELDS,
  pickSource,
  receive,
  refusals,
  toForm,
} from '../../../client/panel/state.ts';
import type { PanelState } from '../../../client/panel/state.ts';
import { apiHost } from '../../../client/panel/driver-form.ts';
import type { Driver } from '../../../core/drivers/api.ts';

function mailer(driver: Driver): MailerSource {
  return {
    id: driver,
    label: driver,
    file: 'settings.py',
    sends: false,
    driver,
    logsIn: false,
    password: 'absent',
    from: 'shop@mg.example.org',
  };
}

const sources: Sources = {
  type: 'sources',
  mailers: (['mailgun', 'ses', 'postmark', 'sendmail'] as const).map(mailer),
  credentials: [],
  trusted: true,
  templates: [{ id: 'file:///p/.envelope/templates/a.html', label: '.envelope/templates/a.html' }],
  apiHosts: { postmark: '127.0.0.1:8025' },
};

function picked(driver: Driver): PanelState {
  return editField(pickSource(receive(INITIAL_STATE, sources), `mailer:${driver}`), 'recipients', 'ann@example.org');
}

function wrong(state: PanelState, hasKey: boolean): readonly string[] {
  const found = refusals(state, hasKey);
  return [...CONNECTION_FIELDS, ...MESSAGE_FIELDS].filter(name => found[name] !== undefined);
}

test('Mailgun asks for a region, a domain and a key, and guesses the first two', () => {
  const state = picked('mailgun');
  assert.deepEqual([state.fields.region, state.fields.domain], ['us', 'mg.example.org']);
  assert.deepEqual(wrong(state, true), []);
  assert.deepEqual(wrong(state, false), ['password']);
  assert.deepEqual(wrong(editField(state, 'domain', ''), true), ['domain']);
});

test('Amazon SES asks for the access key ID, and takes no region that is none', () => {
  const state = picked('ses');
  assert.deepEqual(wrong(state, true), ['username']);
  assert.deepEqual(wrong(editField(editField(state, 'username', 'AKIA'), 'region', 'evil.example.org/'), true), ['region']);
});

test('the sendmail program asks for nothing, and no password is posted with it', () => {
  const state = picked('sendmail');
  assert.deepEqual(wrong(state, false), []);
  const form = toForm(state, { password: 'a password that was typed for another', sessionToken: 'and a token' });
  assert.deepEqual(form.password, { from: 'none' });
  assert.deepEqual(form.driver, { name: 'sendmail', region: '', domain: '' });
});

test('a session token goes with a temporary key of AWS, and with no other', () => {
  const typed = { password: 'typed-key', sessionToken: 'typed-token' };
  const withKey = (keyId: string) => toForm(editField(picked('ses'), 'username', keyId), typed).sessionToken;
  assert.deepEqual([withKey(['ASIA', 'EXAMPLE'].join('')), withKey(['AKIA', 'EXAMPLE'].join(''))], ['typed-token', undefined]);
});

test('a form for an API holds the provider’s own host, and the region and domain that were chosen', () => {
  const form = toForm(editField(picked('mailgun'), 'region', 'eu'), { password: 'typed-key', sessionToken: 'of another driver' });
  assert.equal(form.host, 'api.eu.mailgun.net');
  assert.deepEqual(form.driver, { name: 'mailgun', region: 'eu', domain: 'mg.example.org' });
  assert.deepEqual(form.password, { from: 'typed', password: 'typed-key' });
});

test('a key that was typed for one region is forgotten with another', () => {
  const kept = receive(picked('mailgun'), { type: 'passwordKept', kept: true });
  assert.equal(editField(kept, 'region', 'eu').passwordKept, false);
});

test('the user sees the host of the own settings where they change it', () => {
  assert.equal(apiHost('postmark', '', sources.apiHosts), '127.0.0.1:8025');
  assert.equal(apiHost('ses', 'eu-west-1', sources.apiHosts), 'email.eu-west-1.amazonaws.com');
});

test('the chosen template stays when another source is picked', () => {
  const chosen = editField(picked('mailgun'), 'template', 'html');
  assert.equal(pickSource(chosen, 'mailer:ses').fields.template, 'html');
  assert.equal(INITIAL_STATE.fields.template, 'plain');
});

test('a workspace whose only mailer has a driver fills an empty form with it', () => {
  const [only] = sources.mailers;
  assert.equal(receive(INITIAL_STATE, { ...sources, mailers: only === undefined ? [] : [only] }).source, 'mailer:mailgun');
});

test('a mailer whose program would not log in begins without a login', () => {
  const django = { ...mailer('ses'), id: 'd', sends: true, logsIn: false, host: 'localhost', port: 25, username: 'ann' };
  const { driver: _driver, ...smtp } = django;
  const state = pickSource(receive(INITIAL_STATE, { ...sources, mailers: [smtp] }), 'mailer:d');
  assert.equal(state.fields.passwordFrom, 'none');
});
