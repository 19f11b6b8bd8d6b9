/** A name that every shell and `.env` reader takes. */
const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;

export function isVariableName(text: string): boolean {
  return VARIABLE.test(text);
}

/**
 * What to add at the end of a `.env.example` so that it names the variable, without a value. `undefined`: it does already, as a
 * setting or as a comment that shows one.
 */
export function exampleAddition(text: string, variable: string): string | undefined {
  const named = text
    .split(/\r\n|\r|\n/)
    .some(line => /^\s*(?:#\s*)?(?:export\s+)?([A-Za-z_][A-Za-z0-9_.-]*)\s*=/.exec(line)?.[1] === variable);
  if (named) return undefined;
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const separator = text === '' || text.endsWith('\n') ? '' : lineEnd;
  return `${separator}${variable}=${lineEnd}`;
}
