// Makes what is published: dist/envelope.vsix for the editor and dist/envelope-smtp-VERSION.tgz for npm. Usage: npm run package
import { join } from 'node:path';
import { buildAll } from './build/bundle.ts';
import { packCli } from './package/cli.ts';
import { listPackage, packVsix, SIZE_LIMIT } from './package/vsix.ts';

await buildAll({ minify: true });
const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1).padStart(8)} KB`;
for (const { path, bytes } of await listPackage()) console.log(`  ${path.padEnd(52)} ${kilobytes(bytes)}`);
const size = await packVsix(join(import.meta.dirname, '../dist/envelope.vsix'));
console.log(`dist/envelope.vsix:${kilobytes(size)} of ${kilobytes(SIZE_LIMIT).trim()}`);
console.log(await packCli());
