import type { Encryption, Meaning, Observation, Sourced, TlsAndSsl } from '../../model/mailer.ts';
import type { SettingsByName } from './settings-by-name.ts';
import { isTrue } from './settings-by-name.ts';

/** What a framework calls its flag for STARTTLS and its flag for implicit TLS; with neither it stays in clear text. */
export interface TwoFlags {
  readonly starttls: string;
  readonly implicit: string;
}

/** Each flag by its truth: a text such as `"False"` switches on. */
export function readTwoFlags(settings: SettingsByName, flags: TwoFlags): Sourced<Encryption> | undefined {
  const starttls = settings.flag(flags.starttls);
  const implicit = settings.flag(flags.implicit);
  if (starttls?.value === true) return isSurelyOff(flags.implicit, settings) ? { ...starttls, value: 'starttls' } : undefined;
  if (implicit?.value === true) return isSurelyOff(flags.starttls, settings) ? { ...implicit, value: 'implicit' } : undefined;
  if (starttls === undefined || implicit === undefined) return undefined;
  const deciding = starttls.origin === 'default' ? implicit : starttls;
  return { ...deciding, value: 'none' };
}

/** Written as such, or not there: nobody switches both on in two places. */
function isSurelyOff(name: string, settings: SettingsByName): boolean {
  return settings.flag(name)?.value === false || !settings.isWritten(name);
}

/** Both flags are on. `effect`: what the framework makes of it. */
export function observeTwoFlags(settings: SettingsByName, flags: TwoFlags, effect: TlsAndSsl['effect']): readonly Observation[] {
  const starttls = settings.flag(flags.starttls);
  const implicit = settings.flag(flags.implicit);
  if (starttls?.value !== true || implicit?.value !== true) return [];
  return [{ kind: 'tls-and-ssl', settings: [starttls, implicit], effect }];
}

/** 25 unless told, whatever the encryption; what counts as nothing goes on to smtplib, which takes 25, or 465 with implicit TLS. */
export function readPortOf(name: string, settings: SettingsByName, flags: TwoFlags): Pick<Meaning, 'port' | 'invalidPort'> {
  const written = settings.get(name);
  if (written === undefined) {
    const port = settings.fallback(name, 25);
    return port ? { port } : {};
  }
  if (!isTrue(written.value)) return { port: { ...written, value: settings.flag(flags.implicit)?.value === true ? 465 : 25 } };
  return settings.port(name);
}
