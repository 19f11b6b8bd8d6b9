import type { EnvironmentEntry } from '../../environment/dotenv.ts';
import type { Mailer } from '../../model/mailer.ts';
import { usesHostAndPort } from '../mailer-facts.ts';
import { sourceOf } from '../provider-source.ts';
import type { RuleContext } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { isTemplate } from '../written-host.ts';

/** A region is a part of the host's name; only those that exist resolve, and each has credentials of its own. */
export const region = defineRule({
  id: 'provider/region',
  severity: 'error',
  source: 'https://docs.aws.amazon.com/general/latest/gr/ses.html',
  message: '{provider} {problem}. Write the region in which the sender is verified, such as {example}.',

  check(mailer, report, { providers, kind, environment }) {
    const { host } = mailer;
    if (host === undefined || !usesHostAndPort(mailer) || isTemplate(host.value)) return;
    const found = providers.regionOf(host.value);
    // `email-smtp.your-region.amazonaws.com` is there to be filled in.
    if (found === undefined || kind(host.valueAt.uri) === 'example' || !/\d$/.test(found.region)) return;
    const { provider, status } = found;
    const source = sourceOf(provider, provider.hosts);
    if (status === 'unknown') {
      const example = (provider.hosts.patterns ?? []).flatMap(pattern => ('regions' in pattern ? pattern.regions : []))[0];
      if (example === undefined) return;
      const problem = `has no region ${found.region}, so the look-up of the host fails`;
      report({ at: host, args: { provider: provider.name, problem, example }, ...source });
      return;
    }
    const other = otherRegion(mailer, { region: found.region, environment });
    if (other === undefined) return;
    const { name, value } = other;
    report({
      at: host,
      args: {
        provider: provider.name,
        problem: `makes SMTP credentials for one region, and ${name} says ${value}, so one of the two is wrong or the login fails with 535`,
        example: value,
      },
      fixes: [{ set: 'host', to: host.value.replace(found.region, value) }],
      severity: 'warning',
      ...source,
    });
  },
});

/** `AWS_SES_REGION`, `SES_REGION`: of SES alone. `AWS_REGION` may be about a bucket. */
const REGION_NAME = /(?:^|_)SES_(?:AWS_|SMTP_)?(?:DEFAULT_)?REGION(?:_NAME)?$/;

interface Looking {
  readonly region: string;
  readonly environment: RuleContext['environment'];
}

/** What the environment of the mailer says of SES's region, where that is another one. */
function otherRegion(
  { uri, mode, reader }: Mailer,
  { region: own, environment }: Looking,
): Pick<EnvironmentEntry, 'name' | 'value'> | undefined {
  const family = environment(uri);
  const lookup = family?.lookup(mode, reader ?? 'dotenv');
  for (const { name } of family?.members.flatMap(({ file }) => file.entries) ?? []) {
    const value = REGION_NAME.test(name) ? lookup?.(name)?.text.trim().toLowerCase() : undefined;
    if (value !== undefined && value !== own && /^[a-z]{2}(?:-[a-z]+)+-\d$/.test(value)) return { name, value };
  }
  return undefined;
}
