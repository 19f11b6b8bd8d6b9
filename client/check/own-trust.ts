import { readFile } from 'node:fs/promises';
import { l10n, workspace } from 'vscode';
import type { Trust } from '../../mail/probe/request.ts';
import { showWarning } from '../notify.ts';

/**
 * Whose certificates count by the user's own settings. They are read at the user's level alone: a workspace has no say in whom a password
 * is given to.
 */
export async function readOwnTrust(): Promise<Trust | undefined> {
  const settings = workspace.getConfiguration('envelope');
  const isSystem = settings.inspect('trust.systemCertificates')?.globalValue === true;
  const file: unknown = settings.inspect('trust.certificates')?.globalValue;
  const extra = typeof file === 'string' && file !== '' ? await readCertificates(file) : [];
  if (!isSystem && extra.length === 0) return undefined;
  return { ...(isSystem && { roots: 'system' }), ...(extra.length > 0 && { extra }) };
}

async function readCertificates(file: string): Promise<readonly string[]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const found = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  if (found.length === 0) {
    void showWarning(l10n.t('{0} holds no certificate in PEM that can be read, so only the usual ones count.', file));
  }
  return found;
}
