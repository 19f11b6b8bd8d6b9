import { usesHostAndPort } from '../mailer-facts.ts';
import { sourceOf } from '../provider-source.ts';
import { defineRule } from '../rule.ts';
import { isTemplate } from '../written-host.ts';

/** A region is a part of the host's name, and only those that exist resolve. */
export const region = defineRule({
  id: 'provider/region',
  severity: 'error',
  source: 'https://docs.aws.amazon.com/general/latest/gr/ses.html',
  message:
    '{provider} has no region {region}, so the look-up of the host fails. Write the region in which the sender is verified, such as {example}.',

  check(mailer, report, { providers, kind }) {
    const { host } = mailer;
    if (host === undefined || !usesHostAndPort(mailer) || isTemplate(host.value)) return;
    const found = providers.regionOf(host.value);
    if (found?.status !== 'unknown') return;
    // `email-smtp.your-region.amazonaws.com` is there to be filled in.
    const isPlaceholder = kind(host.valueAt.uri) === 'example' || !/\d$/.test(found.region);
    if (isPlaceholder) return;
    const example = (found.provider.hosts.patterns ?? []).flatMap(pattern => ('regions' in pattern ? pattern.regions : []))[0];
    if (example === undefined) return;
    report({
      at: host,
      args: { provider: found.provider.name, region: found.region, example },
      ...sourceOf(found.provider, found.provider.hosts),
    });
  },
});
