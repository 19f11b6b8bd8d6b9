import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { spawn } from 'node:child_process';

export interface CommandOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds after which the whole process group is ended. */
  readonly deadline: number;
  /** `show` passes the output on as it comes; `keep` returns it. */
  readonly output: 'show' | 'keep';
}

export interface Outcome {
  readonly ok: boolean;
  /** What the command wrote, when it was kept; else the reason why it was ended, if it was. */
  readonly text: string;
}

/** Runs a command in a process group of its own, so that nothing it starts outlives it. */
export async function runCommand(command: readonly string[], options: CommandOptions): Promise<Outcome> {
  const [file = '', ...args] = command;
  const stdio: SpawnOptions['stdio'] = options.output === 'show' ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'];
  // Under Node's test runner this variable would make a run of its own believe that it is a part of that one.
  const { NODE_TEST_CONTEXT: _, ...inherited } = process.env;
  const child = spawn(file, args, { cwd: options.cwd, env: { ...inherited, ...options.env }, stdio, detached: true });
  const chunks: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));

  let reason = '';
  const timer = setTimeout(() => {
    reason = `${file} did not end within ${options.deadline / 1000} s.`;
    endGroup(child, 'SIGKILL');
  }, options.deadline);
  const interrupt = (): void => endGroup(child, 'SIGTERM');
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  try {
    const code = await new Promise<number | null>((done, fail) => child.once('error', fail).once('close', done));
    return { ok: code === 0 && reason === '', text: Buffer.concat(chunks).toString() + reason };
  } catch (error) {
    return { ok: false, text: `${file} could not be started: ${String(error)}` };
  } finally {
    clearTimeout(timer);
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
    endGroup(child, 'SIGKILL');
  }
}

/** Signals everything that a detached child has started; silent when all of it is gone. */
export function endGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // No such process group any more.
  }
}
