#!/usr/bin/env node
import module from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';

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
    case 'inbox':
      return finish((await import('./inbox/command.ts')).runInbox(rest, process));
    case 'snippet':
      return (await import('./snippet/command.ts')).runSnippet(rest, process);
    case 'lint':
      return (await import('./lint/command.ts')).runLint(rest, process);
    case 'scan':
      // The optimising compiler works longer on the parsers than a scan of 20,000 files runs: without it a fifth less.
      setFlagsFromString('--no-opt');
      return (await import('./scan/command.ts')).runScan(rest, process);
    case undefined:
    case '--help':
    case '-h':
    case 'help':
      process.stdout.write(USAGE);
      return command === undefined ? 2 : 0;
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

/** Where compiled code is kept from one start to the next, in a folder of the user's own: it is run, so nobody else may write there. */
function cacheFolder({ XDG_CACHE_HOME: unix, LOCALAPPDATA: windows }: NodeJS.ProcessEnv): string {
  return join(unix ?? windows ?? join(homedir(), '.cache'), 'envelope');
}

// Node before 22.8 has none.
(module as Partial<Pick<typeof module, 'enableCompileCache'>>).enableCompileCache?.(cacheFolder(process.env));
process.exitCode = await main(process.argv.slice(2));
