import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';

export interface CommandFigures {
  /** Milliseconds from the spawn to the exit. */
  readonly time: number;
  /** The most memory that the process held, in megabytes. */
  readonly memory: number;
  readonly stdout: string;
}

/** Milliseconds between two looks at the memory: the kernel keeps the peak, so only what comes after the last look is missed. */
const LOOK_EVERY = 10;

export async function runCommand([file = '', ...args]: readonly string[], cwd: string): Promise<CommandFigures> {
  const began = performance.now();
  const child = spawn(file, args, { cwd, stdio: ['ignore', 'pipe', 'ignore'] });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  let memory = 0;
  const timer = setInterval(() => {
    void peakMemory(child.pid ?? 0).then(peak => (memory = Math.max(memory, peak)));
  }, LOOK_EVERY);
  await new Promise(resolve => child.once('close', resolve));
  clearInterval(timer);
  return { time: performance.now() - began, memory, stdout: Buffer.concat(chunks).toString('utf8') };
}

async function peakMemory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024;
}
