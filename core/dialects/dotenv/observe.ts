import type { Observation } from '../../model/mailer.ts';
import type { ResolvedSetting } from '../../model/setting.ts';
import type { Installed } from '../../versions/installed.ts';
import { isCertainlyFrom } from '../../versions/version.ts';
import type { ResolvedDraft } from '../dialect.ts';
import { symfonyScheme } from '../laravel/scheme.ts';
import { observeUnescaped } from '../observe-url.ts';
import { observeExclusive } from './encryption.ts';
import type { MailSettings } from './mail-settings.ts';
import { isAbsent, sourced, textOf } from './mail-settings.ts';
import { meantMailName } from './names.ts';

/** What the programs of a family make of names and values that they do not take. */
export function observe(settings: MailSettings, { installed, settings: written }: ResolvedDraft): readonly Observation[] {
  const address = settings.find('url') ?? settings.find('server');
  return [
    ...observeExclusive(settings),
    ...written.filter(({ name }) => !settings.named.some(({ setting }) => setting.name === name)).flatMap(observeName),
    ...(address === undefined ? [] : observeUnescaped(address.setting)),
    ...(settings.family.id === 'symfony' && address !== undefined ? observeOptions(settings, address.setting) : []),
    ...(settings.family.id === 'grafana' ? observePolicy(settings) : []),
    ...(settings.family.id === 'laravel' ? observeLaravel(settings, installed) : []),
  ];
}

function observeName(setting: ResolvedSetting): readonly Observation[] {
  const meant = meantMailName(setting.name);
  return meant === undefined ? [] : [{ kind: 'misspelt-setting', settings: [sourced(undefined, setting)], meant: meant.name }];
}

/** Options of Swift Mailer, which Symfony's mailer has never read. https://symfony.com/doc/current/mailer.html */
function* observeOptions(settings: MailSettings, address: ResolvedSetting): Generator<Observation> {
  for (const option of ['encryption', 'auth_mode']) {
    const part = settings.part(address, `query.${option}`);
    if (part === undefined) continue;
    const instead = option === 'encryption' ? { instead: 'smtps://' } : {};
    yield { kind: 'ignored-option', settings: [sourced(undefined, part)], option, ...instead };
  }
}

/** Whatever is no policy counts as the opportunistic one. https://grafana.com/docs/grafana/latest/setup-grafana/configure-grafana/#starttls_policy */
function* observePolicy(settings: MailSettings): Generator<Observation> {
  const policy = settings.named.find(({ mail, setting }) => mail.rest === 'STARTTLS_POLICY' && !isAbsent(setting))?.setting;
  const word = policy && textOf(policy)?.toLowerCase();
  if (policy === undefined || word === undefined || POLICIES.some(known => known.toLowerCase() === word)) return;
  const value = POLICIES.find(known => word.includes(known.slice(0, -'StartTLS'.length).toLowerCase()));
  yield { kind: 'invalid-setting', settings: [sourced(undefined, policy)], effect: 'ignored', ...(value && { meant: { value } }) };
}

const POLICIES: readonly string[] = ['OpportunisticStartTLS', 'MandatoryStartTLS', 'NoStartTLS'];

/** `MAIL_SCHEME` takes the schemes of Symfony's transport, and since 11.35.1 nothing reads `MAIL_ENCRYPTION`. */
function* observeLaravel(settings: MailSettings, installed: Installed): Generator<Observation> {
  const named = (rest: string) => settings.named.find(({ mail, setting }) => mail.rest === rest && !isAbsent(setting))?.setting;
  const scheme = named('SCHEME');
  const word = scheme && textOf(scheme);
  if (scheme !== undefined && word !== undefined && !['smtp', 'smtps'].includes(word.toLowerCase())) {
    const meant = schemeFor(word, settings);
    yield { kind: 'invalid-setting', settings: [sourced(undefined, scheme)], effect: 'raises', ...(meant && { meant: { value: meant } }) };
  }
  const framework = installed('laravel/framework');
  for (const [rest, to, since] of RENAMED) {
    const setting = named(rest);
    if (setting !== undefined && isCertainlyFrom(framework, since)) {
      const form = rest === 'ENCRYPTION' ? 'other-words' : 'same-words';
      const words = form === 'other-words' ? schemeFor(textOf(setting) ?? '', settings) : undefined;
      yield { kind: 'renamed-setting', settings: [sourced(undefined, setting)], to, form, ...(words && { words }) };
    }
  }
}

/** Which scheme the words of `MAIL_ENCRYPTION` stand for on the port that is written. */
function schemeFor(word: string, settings: MailSettings): string | undefined {
  const port = settings.find('port')?.setting;
  return symfonyScheme(word, Number(port && textOf(port)));
}

/** https://laravel.com/docs/7.x/upgrade and laravel/framework#53749. */
const RENAMED: readonly (readonly [rest: string, to: string, since: string])[] = [
  ['DRIVER', 'MAIL_MAILER', '7.0'],
  ['ENCRYPTION', 'MAIL_SCHEME', '11.35.1'],
];
