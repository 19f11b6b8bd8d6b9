import type { Change } from '../../model/change.ts';
import { defineRule } from '../rule.ts';

/** A service has the last word about host, port and encryption, and one that is not known says nothing at all. */
export const providerService = defineRule({
  id: 'provider/service',
  severity: 'warning',
  source: 'https://nodemailer.com/smtp/well-known-services',
  message:
    'With the service "{service}" {framework} connects to {host} on port {port}, whatever else is meant. Name a service that it knows, or write host and port alone.',

  check({ observations, framework }, report) {
    for (const observation of observations) {
      if (observation.kind !== 'service-decides') continue;
      const [service, ...overridden] = observation.settings;
      const { host, port } = observation;
      const removals = overridden.flatMap(({ setting }): Change[] => (setting === undefined ? [] : [{ remove: setting }]));
      report({
        at: service,
        args: { service: service.value, framework, host, port },
        related: overridden,
        fixes: removals.length === 0 ? [] : [removals],
        severity: observation.effect === 'elsewhere' ? 'warning' : 'info',
      });
    }
  },
});
