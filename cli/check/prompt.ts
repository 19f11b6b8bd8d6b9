import { StringDecoder } from 'node:string_decoder';
import { Secret } from '../../core/model/secret.ts';
import type { InteractiveTerminal } from './terminal.ts';

const ENTER = /[\r\n]/;
const CANCEL = '\u0003';
const END = '\u0004';
const CLEAR_LINE = '\u0015';
const BACKSPACE = /[\u007f\b]/;
const ESCAPE = '\u001b';

/** Longer than any password; a file that was pasted by mistake ends here. In UTF-16 units. */
const LONGEST = 4096;

/**
 * Asks for a secret on the terminal without showing it, not even its length. Undefined when it was called off with Ctrl-C, or where there
 * is nobody to ask. The question goes to the error stream, so that the output can be piped.
 */
export async function askSecret(question: string, { stdin, stderr }: InteractiveTerminal): Promise<Secret | undefined> {
  if (stdin.isTTY !== true || stdin.setRawMode === undefined) return undefined;
  stderr.write(question);
  stdin.setRawMode(true);
  try {
    return await readLine(stdin);
  } finally {
    stdin.setRawMode(false);
    stdin.pause();
    stderr.write('\n');
  }
}

async function readLine(stdin: InteractiveTerminal['stdin']): Promise<Secret | undefined> {
  const decoder = new StringDecoder('utf8');
  let typed: string[] = [];
  return new Promise(resolve => {
    const finish = (secret: Secret | undefined): void => {
      stdin.off('data', listen);
      stdin.off('end', end);
      resolve(secret);
    };
    const end = (): void => finish(undefined);
    const listen = (chunk: Buffer | string): void => {
      const text = typeof chunk === 'string' ? chunk : decoder.write(chunk);
      // An arrow key or another sequence comes as one chunk, and is no part of a password.
      if (text.startsWith(ESCAPE)) return;
      for (const character of text) {
        if (ENTER.test(character)) return finish(new Secret(typed.join('')));
        if (character === CANCEL || (character === END && typed.length === 0)) return finish(undefined);
        if (character === CLEAR_LINE) typed = [];
        else if (BACKSPACE.test(character)) typed.pop();
        else if (character >= ' ' && typed.length < LONGEST) typed.push(character);
      }
    };
    stdin.on('data', listen);
    stdin.on('end', end);
    stdin.resume();
  });
}
