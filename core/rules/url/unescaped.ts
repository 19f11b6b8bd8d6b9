import { defineRule } from '../rule.ts';

/** What stands before the `@` of an address is read as a part of its structure, unless it is percent-encoded. */
export const unescaped = defineRule({
  id: 'url/unescaped',
  severity: 'error',
  source: 'https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1',
  message:
    'A reserved character stands bare in the login of this address, so programs may read another host out of it, or refuse it. Write it as %xx.',

  check({ observations }, report, { kind }) {
    for (const observation of observations) {
      if (observation.kind !== 'unescaped-url') continue;
      const [first] = observation.characters;
      // `<password>` in a file to be copied is still to be filled in.
      if (first === undefined || kind(first.uri) === 'example') continue;
      report({ at: first, fixes: [{ escape: observation.characters }], severity: observation.onlyAt ? 'warning' : 'error' });
    }
  },
});
