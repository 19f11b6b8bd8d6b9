/** The parts of `process` that a command uses, so that a test can bring its own. */
export interface Terminal {
  readonly stdout: { write(text: string): unknown; readonly isTTY?: boolean };
  readonly stderr: { write(text: string): unknown };
  readonly env: Readonly<Record<string, string | undefined>>;
  cwd(): string;
}

/** https://no-color.org */
export function usesColor({ stdout, env }: Terminal): boolean {
  return stdout.isTTY === true && env['NO_COLOR'] === undefined;
}
