// Runs the stories that need no page in a desktop VS Code, which @vscode/test-electron downloads. Usage: npm run test:electron
// On Linux without a display: xvfb-run -a npm run test:electron
import { buildAll } from './build/bundle.ts';
import { runNodeTests } from './test/node-tests.ts';

await buildAll({ minify: true });
const { passed, failed, skipped } = await runNodeTests({
  name: 'electron',
  files: ['test/editor/**/*.story.ts'],
  env: { ENVELOPE_STORIES: 'electron' },
  deadline: 20 * 60_000,
});
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
