import { fileKind } from '../model/document.ts';

/** What a file's name says: `.env.production.local` holds, on this machine alone, what counts in the mode `production`. */
export interface EnvironmentName {
  /** Absent for the files that count in every mode. */
  readonly mode?: string;
  readonly isLocal: boolean;
  /** `mail.env`: loaders find `.env` and its kin by themselves, this one is read where a program or a compose file names it. */
  readonly isNamed: boolean;
}

const FOUND_BY_LOADERS = /^\.env(?:\.(?!local$)([\w-]+))?(\.local)?$/i;

/** `undefined` for what is no environment, and for examples (`.env.example`), which never define a value. */
export function environmentName(name: string): EnvironmentName | undefined {
  if (fileKind(name) !== 'environment') return undefined;
  const match = FOUND_BY_LOADERS.exec(name);
  if (match === null) return { isLocal: false, isNamed: true };
  const [, mode, local] = match;
  return { ...(mode !== undefined && { mode }), isLocal: local !== undefined, isNamed: false };
}

/** Whether this machine's own file or the mode's file wins; `.env.<mode>.local` wins over both. */
export type Precedence =
  /** Next.js, Create React App, dotenv-rails. */
  | 'local-over-mode'
  /** Vite, Vue CLI, dotenv-flow, Symfony. */
  | 'mode-over-local';

const PRECEDENCE_RANKS: Readonly<Record<Precedence, { readonly local: number; readonly mode: number }>> = {
  'local-over-mode': { local: 2, mode: 1 },
  'mode-over-local': { local: 1, mode: 2 },
};

/**
 * The names of one folder that a program in this mode reads, the one that wins first. In the mode `test` all loaders but Vite leave
 * `.env.local` out, so that a test runs the same on every machine.
 */
export function filesOfMode(
  names: readonly string[],
  mode: string | undefined,
  precedence: Precedence = 'local-over-mode',
): readonly string[] {
  const ranks = PRECEDENCE_RANKS[precedence];
  const counting = names.flatMap(name => {
    const parsed = environmentName(name);
    if (parsed === undefined || (parsed.mode !== undefined && parsed.mode !== mode)) return [];
    if (mode === 'test' && parsed.isLocal && parsed.mode === undefined) return [];
    if (parsed.isNamed) return [{ name, rank: -1 }];
    return [{ name, rank: (parsed.isLocal ? ranks.local : 0) + (parsed.mode === undefined ? 0 : ranks.mode) }];
  });
  return counting.sort((one, other) => other.rank - one.rank).map(({ name }) => name);
}
