import type { Change, SettingChange } from '../../model/change.ts';
import type { Encryption, Mailer } from '../../model/mailer.ts';
import { Secret } from '../../model/secret.ts';
import { joinMailbox } from '../../smtp/mailbox.ts';
import type { Base, Option, Options } from './options.ts';
import { effectiveOptions } from './options.ts';
import type { UrlWish } from './rewrite-url.ts';
import { rewriteUrl } from './rewrite-url.ts';

/** The switches of nodemailer that decide the encryption; `undefined` takes the option away. */
type Switches = Readonly<Partial<Record<'secure' | 'requireTLS' | 'ignoreTLS' | 'opportunisticTLS', boolean | undefined>>>;

export function planChange(change: Change, mailer: Mailer, base?: Base): readonly SettingChange[] | undefined {
  if ('parse' in change) return [{ setting: change.parse, parse: change.as }];
  if ('remove' in change) return [{ setting: change.remove, remove: true }];
  if ('move' in change) return planMove(change.to, mailer);
  if (!('set' in change)) return undefined;
  if (change.set === 'from') return planSender(change.to, mailer);
  if (mailer.transport.value !== 'smtp') return undefined;
  const options = effectiveOptions(mailer, base);
  switch (change.set) {
    case 'host':
      return planOption('host', change.to, options);
    case 'port':
      return planOption('port', change.to, options);
    case 'username':
      return planOption('auth.user', change.to, options);
    case 'timeout':
      return [{ setting: 'connectionTimeout', to: change.to }];
    case 'encryption':
      return planSwitches(switchesFor(change.to, options), options);
    case 'certificate':
      return planVerification('tls.rejectUnauthorized', options);
  }
}

/** In a URL, in the options, or not at all where a service decides. */
function planOption(name: 'host' | 'port' | 'auth.user', to: string | number, options: Options): readonly SettingChange[] | undefined {
  const option = options.written(name);
  if (decidedByService(option, name, options)) return undefined;
  if (!isFromUrl(option) && (options.url === undefined || option !== undefined)) return [{ setting: name, to }];
  return planUrl(options, [{ part: name, to: String(to) }]);
}

/** A service has the last word; which one it is must be known to say that it has none. */
function decidedByService(option: Option | undefined, name: string, options: Options): boolean {
  if (options.written('service')?.known === false) return name !== 'auth.user';
  return options.service !== undefined && option?.known === true && option.source.setting === 'service' && name in options.service.entry;
}

function isFromUrl(option: Option | undefined): boolean {
  return option?.known === true && option.source.setting === 'url';
}

/** Only what is not so yet: `secure: false` is written where it is TLS from the first byte now. */
function switchesFor(to: Encryption, options: Options): Switches {
  const clear = isCertainlyClear(options) ? {} : { secure: false };
  switch (to) {
    case 'implicit':
      return { secure: true };
    case 'starttls':
      return { ...clear, requireTLS: true, ignoreTLS: undefined, opportunisticTLS: undefined };
    case 'opportunistic':
      return { ...clear, requireTLS: off('requireTLS', options), ignoreTLS: off('ignoreTLS', options) };
    case 'none':
      return { ...clear, requireTLS: off('requireTLS', options), ignoreTLS: true };
  }
}

/** What could come from where the file does not show it is switched off in so many words. */
function off(name: string, options: Options): false | undefined {
  return options.written(name) === undefined && options.get(name)?.known === false ? false : undefined;
}

function isCertainlyClear(options: Options): boolean {
  const secure = options.get('secure');
  if (secure !== undefined) return secure.known && (secure.value === false || isFalsy(secure));
  const port = options.get('port');
  return port === undefined || (port.known && Number(port.value) !== 465);
}

function isFalsy(option: Option): boolean {
  return option.known && (option.value instanceof Secret ? option.value.isEmpty : !option.value);
}

function planSwitches(switches: Switches, options: Options): readonly SettingChange[] | undefined {
  const changes: SettingChange[] = [];
  const inUrl: UrlWish[] = [];
  for (const [name, to] of Object.entries(switches)) {
    const option = options.written(name);
    if (to === undefined ? option === undefined || isFalsy(option) : isAlready(option, to)) continue;
    if (decidedByService(option, name, options)) return undefined;
    const belongsInUrl = isFromUrl(option) || (options.url !== undefined && option === undefined);
    if (belongsInUrl) inUrl.push({ part: name === 'secure' ? 'scheme' : 'query', name, to: to === undefined ? undefined : String(to) });
    else changes.push(to === undefined ? { setting: name, remove: true } : { setting: name, to });
  }
  const url = inUrl.length === 0 ? [] : planUrl(options, inUrl);
  return url && [...url, ...changes];
}

function isAlready(option: Option | undefined, to: boolean): boolean {
  return option?.known === true && option.value === to;
}

function planVerification(name: string, options: Options): readonly SettingChange[] | undefined {
  const option = options.written(name);
  if (option === undefined) return undefined;
  // A flag that an environment file holds is switched on there; taken away, the program would read nothing as "off".
  if (option.known && option.source.origin === 'environment' && !isFromUrl(option)) return [{ setting: name, to: true }];
  return isFromUrl(option) ? planUrl(options, [{ part: 'query', name, to: undefined }]) : [{ setting: name, remove: true }];
}

/** A new text for the whole URL; writing it touches only the characters that differ. */
function planUrl({ url }: Options, wishes: readonly UrlWish[]): readonly SettingChange[] | undefined {
  const text = url && rewriteUrl(url.text, wishes);
  return text === undefined ? undefined : [{ setting: 'url', to: text }];
}

/** A password inside of a URL cannot become a variable without its neighbours being escaped at run time. */
function planMove(variable: string, { settings }: Mailer): readonly SettingChange[] | undefined {
  return settings.some(({ name }) => name === 'auth.pass') ? [{ setting: 'auth.pass', variable }] : undefined;
}

function planSender(to: string, { settings, senderName }: Mailer): readonly SettingChange[] {
  if (settings.some(({ name }) => name.startsWith('defaults.from.'))) return [{ setting: 'defaults.from.address', to }];
  if (senderName === undefined || to.includes('<')) return [{ setting: 'defaults.from', to }];
  return [{ setting: 'defaults.from', to: joinMailbox(to, senderName.value) }];
}
