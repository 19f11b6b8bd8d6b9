import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Opens a link in the user's browser where there is one. The link carries a token and every user can read every command line, so
 * the browser is given the name of a file that only its owner reads.
 */
export async function openInBrowser(link: string, data: string): Promise<void> {
  const hasDisplay = process.platform === 'darwin' || process.env['DISPLAY'] !== undefined || process.env['WAYLAND_DISPLAY'] !== undefined;
  if (!hasDisplay) return;
  const page = join(data, 'open.html');
  const target = JSON.stringify(link).replaceAll('<', '\\u003c');
  await writeFile(page, `<!doctype html><title>Envelope</title><script>location.replace(${target})</script>\n`, { mode: 0o600 });
  const child = spawn(process.platform === 'darwin' ? 'open' : 'xdg-open', [page], { stdio: 'ignore', detached: true });
  // No browser is no failure: the link has been printed.
  child.on('error', () => undefined);
  child.unref();
}
