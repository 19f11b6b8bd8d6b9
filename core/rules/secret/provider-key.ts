import { findProviderKeys } from '../../secrets/formats.ts';
import { standingOf } from '../../secrets/standing.ts';
import { defineTextRule } from '../rule.ts';

/** A provider's key tells by its shape what it opens, whatever the text around it is about. */
export const providerKey = defineTextRule({
  id: 'secret/provider-key',
  severity: 'error',
  source: 'https://cwe.mitre.org/data/definitions/798.html',
  message:
    'This is {kind}, and whoever has a copy of the file can send mail with it. Read it from an environment variable, and replace it where it was issued: the history keeps it.',

  check({ uri, text }, report, { kind, tracking }) {
    for (const key of findProviderKeys(text)) {
      const standing = standingOf(kind(uri), tracking(uri));
      if (standing !== undefined) report({ at: key.span, args: { kind: key.kind }, severity: standing.severity });
    }
  },
});
