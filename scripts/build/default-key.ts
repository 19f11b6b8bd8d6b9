import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

const PEM = /-----BEGIN [A-Z ]+-----[\s\S]*?-----END [A-Z ]+-----/g;

/**
 * smtp-server carries a private key and a certificate (expired in 2025) as its default. Envelope makes its own at first start, and
 * a key that ships with a product is no secret, so both are taken out of the bundle.
 */
export const stripDefaultKey: Plugin = {
  name: 'strip-default-key',
  setup(build) {
    build.onLoad({ filter: /smtp-server[\\/]dist[\\/](?:cjs|esm)[\\/]tls-options\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const contents = source.replace(/^\s*(?:key|cert): '-----BEGIN[\s\S]*?-----END [A-Z ]+-----',$/gm, '');
      if (contents === source) throw new Error(`${path} no longer looks as expected: its default key was not found.`);
      return { contents, loader: 'js' };
    });
  },
};

/** Throws when a bundle holds the body of a private key; patterns that only recognise one are fine. */
export function refusePrivateKeys(path: string, text: string): void {
  for (const [block] of text.matchAll(PEM)) {
    if (!block.includes('PRIVATE KEY')) continue;
    const body = block.replace(/-----[A-Z ]+-----/g, '').replace(/\\n|[\s'"+`]/g, '');
    if (/^[A-Za-z0-9/=]{64}/.test(body)) throw new Error(`${path} holds a private key.`);
  }
}
