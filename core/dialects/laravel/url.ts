import type { Change, SettingChange } from '../../model/change.ts';
import type { Meaning, Observation } from '../../model/mailer.ts';
import { Secret } from '../../model/secret.ts';
import type { ResolvedSetting } from '../../model/setting.ts';
import type { Span } from '../../model/span.ts';
import type { Plain } from '../../model/value.ts';
import type { ResolvedDraft } from '../dialect.ts';
import type { UrlWish } from '../nodemailer/rewrite-url.ts';
import { rewriteUrl } from '../nodemailer/rewrite-url.ts';
import { placeWithin } from '../place-within.ts';
import { sourced } from '../reading.ts';
import type { SmtpUrl } from '../smtp-url.ts';
import { readSmtpUrl } from '../smtp-url.ts';

/** `MAIL_URL` as it is written, which wins over what stands beside it, part by part. */
export interface WrittenUrl {
  readonly setting: ResolvedSetting;
  readonly text: string;
  readonly url: SmtpUrl | undefined;
}

/** `undefined` where no address is known: `null`, or a variable that nobody sets. */
export function writtenUrl(settings: readonly ResolvedSetting[]): WrittenUrl | undefined {
  const setting = settings.find(({ name }) => name === 'url');
  if (setting?.result.known !== true || setting.result.value === null) return undefined;
  const { value, variable } = setting.result;
  const text = value instanceof Secret ? value.reveal() : String(value);
  if (variable !== undefined && NOTHING.includes(text.toLowerCase())) return undefined;
  return { setting, text, url: readSmtpUrl(text.trim()) };
}

const NOTHING: readonly string[] = ['null', '(null)'];

/**
 * The settings with the parts of the address in the place of those that they override; its scheme names the transport.
 * https://github.com/laravel/framework/blob/12.x/src/Illuminate/Support/ConfigurationUrlParser.php
 */
export function spreadUrl(resolved: ResolvedDraft, { setting, text, url }: WrittenUrl): ResolvedDraft {
  if (url === undefined) return resolved;
  const { scheme, host, port, username, password, query } = url;
  const parts = [
    partOf('transport', scheme.text === 'smtps' ? 'smtp' : scheme.text, scheme.span),
    ...(host.text === '' ? [] : [partOf('host', host.text, host.span)]),
    ...(port === undefined ? [] : [partOf('port', port.text, port.span)]),
    ...(username === undefined ? [] : [partOf('username', username.text, username.span)]),
    ...(password === undefined ? [] : [partOf('password', password.secret, password.span)]),
    ...query.map(({ name, value, valueSpan }) => partOf(name, flagOf(value), valueSpan)),
  ];
  const overridden = new Set(parts.map(({ name }) => name));
  return { ...resolved, settings: [...resolved.settings.filter(({ name }) => !overridden.has(name)), ...parts] };

  function partOf(name: string, value: Plain, span: Span): ResolvedSetting {
    const { result } = setting;
    if (!result.known) return setting;
    const at = placeWithin(result.valueAt, text, span);
    const { truncated: _whole, ...rest } = result;
    const isSecret = value instanceof Secret;
    return { ...setting, name, ...(!isSecret && { secret: undefined }), result: { ...rest, value, at, valueAt: at } } as ResolvedSetting;
  }
}

/** JSON where it is JSON, as Laravel reads it: flags for Symfony's transport. */
function flagOf(text: string): Plain {
  return text === 'true' || text === '1' ? true : text === 'false' || text === '0' ? false : text;
}

const FIELDS = ['host', 'port', 'invalidPort', 'encryption', 'username', 'password', 'certificate'] as const;

/** What the address decided is said to come from it. */
export function attributeToUrl(meaning: Meaning, { setting }: WrittenUrl): Meaning {
  const { result } = setting;
  if (!result.known) return meaning;
  const { uri, span } = result.valueAt;
  const fields = FIELDS.flatMap(field => {
    const found = meaning[field];
    const isInside = found?.origin !== 'default' && found?.valueAt.uri === uri && found.valueAt.span.start >= span.start;
    return found !== undefined && isInside && found.valueAt.span.end <= span.end ? [[field, { ...found, setting: 'url' }] as const] : [];
  });
  return { ...meaning, ...Object.fromEntries(fields) };
}

/** `smtps://` names a transport that Laravel does not have, and an empty text none at all: `isset('')` is true. */
export function observeUrl({ setting, text, url }: WrittenUrl): readonly Observation[] {
  const source = sourced<unknown>(undefined, setting);
  if (text.trim() === '') return [{ kind: 'invalid-setting', settings: [source], effect: 'raises', meant: { value: 'null' } }];
  return url?.scheme.text === 'smtps' ? [{ kind: 'invalid-setting', settings: [source], effect: 'raises' }] : [];
}

/** A change of what the address says is a change of the address; `undefined` where it does not say it. */
export function planUrl(change: Change, settings: readonly ResolvedSetting[]): readonly SettingChange[] | undefined {
  const written = writtenUrl(settings);
  const wishes = written?.url === undefined || !('set' in change) ? undefined : wishesFor(change, written.url);
  const rewritten = written && wishes && rewriteUrl(written.text, wishes);
  return rewritten === undefined ? undefined : [{ setting: 'url', to: rewritten }];
}

function wishesFor(change: Extract<Change, { readonly set: unknown }>, { port, username }: SmtpUrl): readonly UrlWish[] | undefined {
  switch (change.set) {
    case 'host':
      return [{ part: 'host', to: change.to }];
    case 'port':
      return [{ part: 'port', to: String(change.to) }];
    case 'username':
      return username && [{ part: 'auth.user', to: change.to }];
    case 'encryption':
      return change.to === 'implicit'
        ? [{ part: 'query', name: 'scheme', to: 'smtps' }]
        : change.to === 'starttls' && port?.text !== '465'
          ? [{ part: 'query', name: 'require_tls', to: 'true' }]
          : undefined;
    case 'from':
    case 'timeout':
    case 'certificate':
      return undefined;
  }
}
