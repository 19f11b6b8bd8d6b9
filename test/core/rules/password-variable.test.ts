import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Mailer } from '../../../core/model/mailer.ts';
import type { ResolvedSetting } from '../../../core/model/setting.ts';
import { nameForPassword } from '../../../core/rules/password-variable.ts';

/** A mailer whose password is the setting `name`, and whose other settings read these variables. */
function mailer(name: string, ...variables: readonly string[]): Mailer {
  const result = (variable?: string) => ({ known: false, at: { uri: '', span: { start: 0, end: 0 } }, ...(variable && { variable }) });
  const settings = [{ name, result: result() }, ...variables.map(variable => ({ name: variable, result: result(variable) }))];
  return { settings: settings as unknown as readonly ResolvedSetting[], password: { setting: name } } as unknown as Mailer;
}

const CASES = [
  ['EMAIL_HOST_PASSWORD', [], 'EMAIL_HOST_PASSWORD', 'a setting in capitals gives the variable its own name'],
  ['auth.pass', ['SMTP_HOST', 'SMTP_PORT'], 'SMTP_PASSWORD', 'the prefix of the other variables is kept'],
  ['auth.pass', ['MAIL_USER'], 'MAIL_PASS', 'USER has PASS beside it'],
  ['auth.pass', ['MAIL_USERNAME'], 'MAIL_PASSWORD', 'USERNAME has PASSWORD beside it'],
  ['auth.pass', ['EMAIL_HOST_USER'], 'EMAIL_PASS', 'HOST between prefix and role is dropped'],
  ['auth.pass', ['NODE_ENV'], 'SMTP_PASSWORD', 'a variable of something else says nothing'],
  ['auth.pass', ['PORT'], 'SMTP_PASSWORD', 'a variable without a prefix says nothing'],
  ['auth.pass', [], 'SMTP_PASSWORD', 'without any variable the name is the usual one'],
] as const;

for (const [setting, variables, expected, title] of CASES) {
  test(title, () => {
    assert.equal(nameForPassword(mailer(setting, ...variables)), expected);
  });
}
