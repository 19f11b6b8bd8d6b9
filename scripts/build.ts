// Bundles what ships into dist/. Usage: npm run build [-- --minify] [--watch]
import type { Written } from './build/bundle.ts';
import { buildAll, watchAll } from './build/bundle.ts';

const started = performance.now();
const options = { minify: process.argv.includes('--minify') };

if (process.argv.includes('--watch')) {
  await watchAll(options);
  console.log('Watching; Ctrl-C ends it.');
} else {
  try {
    for (const files of await buildAll(options)) console.log(`  ${describe(files)}`);
    console.log(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
  } catch (error) {
    // esbuild has printed where; anything else has not been said yet.
    console.error(String(error));
    process.exitCode = 1;
  }
}

/** The program itself, which is loaded whole, and the chunks that it loads when it needs them. */
function describe(files: readonly Written[]): string {
  const [entry, ...chunks] = files.toSorted((one, other) => one.path.split('/').length - other.path.split('/').length);
  const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1).padStart(7)} KB`;
  const rest =
    chunks.length === 0 ? '' : `, and ${kilobytes(chunks.reduce((sum, { bytes }) => sum + bytes, 0))} in ${chunks.length} chunks`;
  return `${(entry?.path ?? '').padEnd(20)} ${kilobytes(entry?.bytes ?? 0)}${rest}`;
}
