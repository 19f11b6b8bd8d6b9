import { workspace } from 'vscode';
import { API_DRIVERS } from '../../core/drivers/api.ts';
import type { ApiDriver } from '../../core/drivers/api.ts';
import type { BaseUrls } from '../../mail/send/drivers/base-url.ts';

/**
 * The base URLs of the user's own settings. VS Code keeps the setting from workspaces by its scope; it is read at the user's level
 * besides, so that no default, folder or workspace has a say in where a key goes.
 */
export function ownBaseUrls(): BaseUrls {
  const written: unknown = workspace.getConfiguration('envelope').inspect('api.baseUrls')?.globalValue;
  if (typeof written !== 'object' || written === null) return {};
  const known = Object.entries(written).filter(
    (entry): entry is [ApiDriver, string] => API_DRIVERS.some(driver => driver === entry[0]) && typeof entry[1] === 'string',
  );
  return Object.fromEntries(known);
}

/** The hosts of those, for people. One that is no address shows as it is written, and is refused when it is used. */
export function ownApiHosts(): BaseUrls {
  const hosts = Object.entries(ownBaseUrls()).map(([driver, url]) => [driver, URL.canParse(url) ? new URL(url).host : url] as const);
  return Object.fromEntries(hosts);
}
