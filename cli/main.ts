#!/usr/bin/env node
import module from 'node:module';
import { cacheFolder } from './load-compiled.ts';
import { refuseNode } from './oldest-node.ts';

const USAGE = `Envelope finds mistakes in mail settings.

Usage: envelope <command> [options]

Commands:
  check            Check a mail server stage by stage, and say what is wrong.
  send             Send one test message.
  discover name    Find the settings that work for a domain or an address.
  domain name      Judge the mail records of a domain: SPF, DKIM, DMARC and the rest.
  analyze file     Say what the source of a received message tells of its way.
  inbox            Take the mail that programs on this machine send, and show it.
  snippet name     Write the configuration of a framework for a server.
  lint [path…]     Check the mail settings below these paths (default: the current folder).
  scan [path…]     Search files, and with --history every commit, for the secrets of mail accounts.

envelope <command> --help tells the options of a command.
`;

/** Exit codes: 0 clean, 1 findings at error level or a failed stage, 2 could not run. */
async function main([command, ...rest]: readonly string[]): Promise<number> {
  switch (command) {
    case 'check':
      return finish((await import('./check/command.ts')).runCheck(rest, process));
    case 'send':
      return finish((await import('./send/command.ts')).runSend(rest, process));
    case 'discover':
      return finish((await import('./discover/command.ts')).runDiscover(rest, process));
    case 'domain':
      return finish((await import('./domain/command.ts')).runDomain(rest, process));
    case 'analyze':
      return (await import('./analyze/command.ts')).runAnalyze(rest, process);
    case 'inbox': {
      const { runInbox } = await import('./inbox/command.ts');
      // What comes in is garbage once it is kept. With a nursery that grows, 10,000 messages of 5 KB take 269 MB at most, without 154 MB.
      (await import('node:v8')).setFlagsFromString('--semi-space-growth-factor=1');
      return finish(runInbox(rest, process));
    }
    case 'snippet':
      return (await import('./snippet/command.ts')).runSnippet(rest, process);
    case 'lint':
      return (await import('./lint/command.ts')).runLint(rest, process);
    case 'scan': {
      // Loaded first: what Node has of its own modules was compiled for other flags.
      const { runScan } = await import('./scan/command.ts');
      // The optimising compiler works longer on the parsers than a scan of 20,000 files runs: without it a fifth less.
      // And the texts of files are garbage at once, for which a nursery of the first size will do: a fifth of the memory less.
      (await import('node:v8')).setFlagsFromString('--no-opt --semi-space-growth-factor=1');
      return runScan(rest, process, process.argv[1]);
    }
    case undefined:
      if (await siftedForScan()) return 0;
      process.stdout.write(USAGE);
      return 2;
    case '--help':
    case '-h':
    case 'help':
      process.stdout.write(USAGE);
      return 0;
    default:
      process.stderr.write(`envelope: there is no command ${JSON.stringify(command)}.\n\n${USAGE}`);
      return 2;
  }
}

/** A look-up that was called off may keep the process for seconds more; what was printed goes out first. */
async function finish(work: Promise<number>): Promise<number> {
  const code = await work;
  process.exitCode = code;
  await new Promise(resolve => process.stdout.write('', resolve));
  process.exit(code);
}

/** A scan of many files shares them with a thread of this same script, which it starts without arguments. */
async function siftedForScan(): Promise<boolean> {
  const { isMainThread } = await import('node:worker_threads');
  if (isMainThread) return false;
  (await import('../workspace/sift-files.ts')).siftForParent();
  return true;
}

const folder = cacheFolder(process.env);
// Node before 22.8 has none.
if (folder !== undefined) (module as Partial<Pick<typeof module, 'enableCompileCache'>>).enableCompileCache?.(folder);
const refusal = refuseNode(process.versions.node);
if (refusal === undefined) void main(process.argv.slice(2)).then(code => (process.exitCode = code));
else {
  process.stderr.write(`${refusal}\n`);
  process.exitCode = 2;
}
