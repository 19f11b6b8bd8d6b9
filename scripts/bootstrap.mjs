// Runs on any Node from 20 on with nothing installed: installs what the lock file names when it changed,
// then hands over to the project's own Node. Usage: node scripts/bootstrap.mjs SCRIPT.ts [ARGUMENT…]
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const runtime = join(root, 'node_modules/node/bin/node');
/**
 * npm records what it put into node_modules; that record and the lock file agree, or an installation is due.
 * Optional packages are those of other platforms.
 */
function isInstalled() {
  const record = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(runtime) || !existsSync(record)) return false;
  const wanted = packagesIn(join(root, 'package-lock.json'));
  const present = packagesIn(record);
  return Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
    const found = present[path];
    if (path === '' || (found === undefined && optional === true)) return true;
    return found?.version === version && found?.integrity === integrity;
  });
}

/**
 * @param {string} lock
 * @returns {Record<string, { version?: string, integrity?: string, optional?: boolean }>}
 */
function packagesIn(lock) {
  return JSON.parse(readFileSync(lock, 'utf8')).packages;
}

function install() {
  if (isInstalled()) return;
  console.log('Installing packages with npm ci (about half a minute) …');
  const started = Date.now();
  // Packages that ask for Node 22 or newer run under the Node that is being installed, so their warnings mislead.
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (npm.error) fail(`npm could not be started: ${npm.error.message}.`);
  if (npm.status !== 0) fail('npm ci did not succeed; its messages are above.');
  if (!existsSync(runtime))
    fail('The npm package "node" did not install its binary. Allow its install script: npm config delete ignore-scripts.');
  console.log(`Packages installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/**
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  console.error(message);
  process.exit(1);
}

function run() {
  const path = [join(root, 'node_modules/.bin'), process.env['PATH'] ?? ''].join(':');
  const child = spawn(runtime, process.argv.slice(2), { cwd: root, stdio: 'inherit', env: { ...process.env, PATH: path } });
  // The child ends what it started and then itself; this process only waits for it and repeats how it ended.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => child.kill(signal));
  // npm may be killed without a word; what it started must not live on.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500).unref();
  child.on('error', error => fail(`${runtime} could not be started: ${error.message}.`));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
}

if (process.argv[2] === undefined) fail('Usage: node scripts/bootstrap.mjs SCRIPT.ts [ARGUMENT…]');
install();
run();
