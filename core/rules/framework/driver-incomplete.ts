import type { Transport } from '../../model/mailer.ts';
import { defineRule } from '../rule.ts';

/** Of each list one name is enough. https://github.com/laravel/laravel/blob/12.x/config/services.php */
const KEYS: Readonly<Partial<Record<Transport, readonly (readonly string[])[]>>> = {
  mailgun: [['MAILGUN_DOMAIN'], ['MAILGUN_SECRET']],
  postmark: [['POSTMARK_TOKEN', 'POSTMARK_API_KEY']],
  resend: [['RESEND_KEY', 'RESEND_API_KEY']],
};

/** A driver has needs of its own: keys in other variables than SMTP's, a package, a program on the machine. */
export const driverIncomplete = defineRule({
  id: 'framework/driver-incomplete',
  severity: 'warning',
  source: 'https://laravel.com/docs/12.x/mail#driver-prerequisites',
  message: 'The driver {driver} needs {needs}, and {lack}, so nothing is sent. Supply it, or send over SMTP.',

  check({ transport, reader, uri, observations, draft }, report, { environment, kind }) {
    for (const observation of observations) {
      if (observation.kind !== 'driver-package') continue;
      const [driver] = observation.settings;
      const needs = `the package ${observation.package}`;
      report({ at: driver, args: { driver: driver.value, needs, lack: 'the project does not have it' } });
    }
    if (transport.origin === 'default' || kind(transport.valueAt.uri) === 'example') return;
    // What compose starts is a container, and hardly an image has a mail server in it.
    if (transport.value === 'sendmail' && draft.forProgram === true) {
      report({ at: transport, args: { driver: 'sendmail', needs: 'a mail server beside the program', lack: 'a container has none' } });
    }
    const family = environment(uri);
    // Only Laravel reads these names, and an account of AWS may come without a key.
    if (reader !== 'phpdotenv' || family === undefined) return;
    const isDefined = (name: string): boolean => family.members.some(({ file }) => file.last.has(name));
    const missing = (KEYS[transport.value] ?? []).filter(names => !names.some(isDefined)).map(names => names.join(' or '));
    if (missing.length === 0) return;
    const needs = `its key in ${missing.join(' and ')}`;
    report({ at: transport, args: { driver: transport.value, needs, lack: 'no environment file here defines it' } });
  },
});
