import type { Transport } from '../../model/mailer.ts';
import { defineRule } from '../rule.ts';

/** Of each list one name is enough. https://github.com/laravel/laravel/blob/12.x/config/services.php */
const KEYS: Readonly<Partial<Record<Transport, readonly (readonly string[])[]>>> = {
  mailgun: [['MAILGUN_DOMAIN'], ['MAILGUN_SECRET']],
  postmark: [['POSTMARK_TOKEN', 'POSTMARK_API_KEY']],
  resend: [['RESEND_KEY', 'RESEND_API_KEY']],
};

/** A provider's own driver asks for keys of its own, in other variables than SMTP's. */
export const driverIncomplete = defineRule({
  id: 'framework/driver-incomplete',
  severity: 'warning',
  source: 'https://laravel.com/docs/12.x/mail#driver-prerequisites',
  message:
    'The driver {driver} takes its key from {names}, which no environment file here defines, so nothing is sent. Define it, or send over SMTP.',

  check({ transport, reader, uri }, report, { environment, kind }) {
    const family = environment(uri);
    // Only Laravel reads these names, and an account of AWS may come without a key.
    if (reader !== 'phpdotenv' || family === undefined || transport.origin === 'default' || kind(transport.valueAt.uri) === 'example')
      return;
    const isDefined = (name: string): boolean => family.members.some(({ file }) => file.last.has(name));
    const missing = (KEYS[transport.value] ?? []).filter(names => !names.some(isDefined)).map(names => names.join(' or '));
    if (missing.length > 0) report({ at: transport, args: { driver: transport.value, names: missing.join(' and ') } });
  },
});
