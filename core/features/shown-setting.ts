import { REDACTED } from '../model/secret.ts';
import type { Secret } from '../model/secret.ts';
import { findProviderKeys } from '../secrets/formats.ts';
import { shownHost } from '../secrets/shown-host.ts';
import { shownUsername } from '../secrets/shown-username.ts';

/** The text of a setting that is no password, as it may be printed: a key may stand in the wrong place, and a token be the user name too. */
export function shownSetting(text: string, password: Secret | undefined): string {
  if (text.includes('://')) return shownHost(text);
  return findProviderKeys(text).length > 0 ? REDACTED : shownUsername(text, password);
}
