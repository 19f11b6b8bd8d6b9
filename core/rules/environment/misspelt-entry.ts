import { editDistance } from '../../edit-distance.ts';
import type { EnvironmentEntry } from '../../environment/dotenv.ts';
import type { EnvironmentDocument, EnvironmentFamily } from '../../environment/environments.ts';

export interface MisspeltEntry {
  readonly document: EnvironmentDocument;
  readonly entry: EnvironmentEntry;
}

/** Shorter names are a slip away from names that mean something else. */
const SHORTEST = 6;

/** The line that nobody reads and that is a slip of the keyboard away from this variable, if there is exactly one. */
export function findMisspelt(variable: string, family: EnvironmentFamily, read: ReadonlySet<string>): MisspeltEntry | undefined {
  if (variable.length < SHORTEST) return undefined;
  const found = family.members.flatMap(document =>
    document.file.entries
      .filter(({ name }) => !read.has(name) && Math.abs(name.length - variable.length) < 2 && isSlip(name, variable))
      .map(entry => ({ document, entry })),
  );
  return new Set(found.map(({ entry }) => entry.name)).size === 1 ? found[0] : undefined;
}

/** `SMTP_HOST1` and `SMTP_HOST2` are different variables. */
function isSlip(name: string, variable: string): boolean {
  return name.replace(/\D/g, '') === variable.replace(/\D/g, '') && editDistance(name, variable) === 1;
}
