// Bundles what ships into dist/. Usage: npm run build [-- --minify] [--watch]
import { copyPages } from './build/pages.ts';
import { bundles } from './build/bundles.ts';
import { bundle, watch } from './build/bundle.ts';

const started = performance.now();
const options = { minify: process.argv.includes('--minify') };

if (process.argv.includes('--watch')) {
  for (const definition of bundles) await watch(definition, options);
  await copyPages();
  console.log('Watching; Ctrl-C ends it.');
} else {
  const outcomes = await Promise.allSettled(bundles.map(definition => bundle(definition, options)));
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') {
      // esbuild has printed where; anything else has not been said yet.
      console.error(String(outcome.reason));
      process.exitCode = 1;
      continue;
    }
    for (const { path, bytes } of outcome.value) console.log(`  ${path.padEnd(44)} ${(bytes / 1024).toFixed(1).padStart(8)} KB`);
  }
  console.log(`  ${'dist/rules'.padEnd(44)} ${String(await copyPages()).padStart(5)} pages`);
  if (process.exitCode === undefined) console.log(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}
