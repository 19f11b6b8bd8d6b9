import type { Mailer } from '../../model/mailer.ts';
import { describePort } from '../../smtp/ports.ts';
import { customaryEncryption, meantEncryption, providerOf, providerPort, refusesPort, usesHostAndPort } from '../mailer-facts.ts';
import { listPorts, toPort, withoutRequirement } from '../port-fixes.ts';
import { sourceOf } from '../provider-source.ts';
import { defineRule } from '../rule.ts';
import type { RuleContext } from '../rule.ts';

/** Providers publish the ports where they listen; on any other the connection is refused, or runs into a time-out. */
export const providerPortRule = defineRule({
  id: 'provider/port',
  severity: 'error',
  source: 'https://www.rfc-editor.org/rfc/rfc6409#section-3',
  message: '{provider} does not answer on port {port}, so the connection fails or hangs. Use port {ports}.',

  check(mailer, report, { providers, kind }) {
    const { port, host } = mailer;
    const provider = providerOf(mailer, providers);
    if (provider === undefined || port === undefined || !usesHostAndPort(mailer)) return;
    const problem = judgePort(mailer, { providers });
    if (problem === undefined) return;

    const fix = toPort(provider.recommended, mailer);
    report({
      at: port,
      args: { provider: provider.name, port: problem.port, ports: listPorts(provider, host?.value) },
      related: [host, mailer.encryption],
      fixes: [fix, ...withoutRequirement(fix, kind(mailer.uri))],
      severity: problem.isCertain ? 'error' : 'warning',
      ...sourceOf(provider, ...provider.ports),
    });
  },
});

interface PortProblem {
  /** With the encryption where that alone is wrong. */
  readonly port: string;
  readonly isCertain: boolean;
}

function judgePort(mailer: Mailer, { providers }: Pick<RuleContext, 'providers'>): PortProblem | undefined {
  const { port } = mailer;
  if (port === undefined) return undefined;
  // Ports for reading mail have a rule of their own.
  if (describePort(port.value)?.role === 'mailbox') return undefined;
  if (refusesPort(mailer, providers)) return { port: String(port.value), isCertain: true };

  const listed = providerPort(mailer, providers);
  const encryption = meantEncryption(mailer)?.value;
  // Where the provider follows custom, the rules of the connection speak.
  if (listed === undefined || listed.encryption === 'implicit' || encryption !== 'implicit') return undefined;
  if (customaryEncryption(mailer) === 'starttls') return undefined;
  return { port: `${port.value} (implicit TLS)`, isCertain: listed.confidence === 'high' };
}
