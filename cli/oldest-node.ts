/** Node's major version from which on the command line runs; the package says the same under `engines`. */
const OLDEST = 22;

/** Why this Node cannot run it; `version` as in `process.versions.node`. Otherwise it would end somewhere inside with a stack. */
export function refuseNode(version: string): string | undefined {
  return Number(version.split('.', 1)[0]) < OLDEST ? `envelope needs Node ${OLDEST} or later; this is ${version}.` : undefined;
}
