import { editDistance } from '../../edit-distance.ts';

/** What a variable is for. `server` holds a host or an address; `domain` is the HELO name to some and the host to others. */
export type Role =
  | 'host'
  | 'server'
  | 'domain'
  | 'port'
  | 'username'
  | 'password'
  | 'url'
  | 'transport'
  | 'service'
  | 'encryption'
  | 'certificate'
  | 'authentication'
  | 'from'
  | 'senderName'
  | 'timeout'
  | 'other';

/** `ALERTS_SMTP_HOST` is `HOST` of the stem `SMTP` behind the prefix `ALERTS_`. */
export interface MailName {
  readonly prefix: string;
  readonly stem: string;
  /** In capitals, with single underscores. */
  readonly rest: string;
  readonly role: Role;
}

const ROLES: Readonly<Record<Role, readonly string[]>> = {
  host: [
    'HOST',
    'HOSTNAME',
    'HOST_NAME',
    'ADDR',
    'HOST_ADDR',
    'SERVER_ADDRESS',
    'SERVER_NAME',
    'SMTPSERVER',
    'SMTP_HOST',
    'SMTP_SERVER',
    'SMTP_ADDR',
  ],
  server: ['SERVER', 'ADDRESS', 'SERVER_URL'],
  domain: ['DOMAIN'],
  port: ['PORT', 'HOST_PORT', 'SERVER_PORT', 'SMTPPORT', 'SMTP_PORT'],
  username: [
    ...['USER', 'USERNAME', 'USER_NAME', 'LOGIN', 'HOST_USER', 'HOST_USERNAME', 'SMTPUSERNAME', 'SMTP_USER', 'SMTP_USERNAME'],
    ...['AUTH_USER', 'AUTH_USERNAME', 'ACCOUNT'],
  ],
  password: [
    ...['PASS', 'PASSWORD', 'PWD', 'PASSWD', 'PASSWORT', 'PASSPHRASE', 'KEY', 'API_KEY', 'TOKEN', 'APP_PASSWORD', 'APP_PASS'],
    ...[
      'HOST_PASSWORD',
      'HOST_PASS',
      'USER_PWD',
      'USER_PASSWORD',
      'SMTPPASSWORD',
      'SMTP_PASS',
      'SMTP_PASSWORD',
      'AUTH_PASS',
      'AUTH_PASSWORD',
    ],
  ],
  url: ['URL', 'URI', 'DSN', 'CONNECTION_URL', 'CONNECTION_STRING', 'SMTP_URL', 'SMTP_URI'],
  transport: ['MAILER', 'DRIVER', 'BACKEND', 'TRANSPORT', 'DELIVERY_METHOD'],
  service: ['SERVICE'],
  encryption: [
    ...[
      'SECURE',
      'SECURITY',
      'SECURE_ENABLED',
      'ENCRYPTION',
      'SCHEME',
      'PROTOCOL',
      'TLS',
      'SSL',
      'USE_TLS',
      'USE_SSL',
      'SSL_TLS',
      'STARTTLS',
    ],
    ...['USE_STARTTLS', 'ENABLE_SSL', 'ENABLE_TLS', 'TLS_ENABLED', 'SSL_ENABLED', 'HOST_SSL_ENABLED', 'TLS_KIND', 'STARTTLS_POLICY'],
    ...['ENABLE_STARTTLS', 'ENABLE_STARTTLS_AUTO', 'ENABLE_START_TLS', 'DISABLE_STARTTLS', 'REQUIRE_TLS', 'IGNORE_TLS', 'IGNORETLS'],
    ...[
      'EXPLICIT_TLS',
      'AUTH_STRATEGY',
      'OPPORTUNISTIC_TLS',
      'CONNECTIONSECURITY',
      'SMTP_TLS_ENABLED',
      'SMTP_ENABLE_STARTTLS',
      'SMTP_SECURE',
    ],
    ...['SMTP_IGNORE_TLS', 'SMTP_STARTTLS', 'SMTP_SSL', 'SMTP_TLS', 'STARTTLS_ENABLE', 'STARTTLS_REQUIRED', 'SSL_ENABLE'],
  ],
  certificate: [
    ...[
      'REJECT_UNAUTHORIZED',
      'TLS_REJECT_UNAUTHORIZED',
      'REJECT_UNAUTHORIZED_TLS',
      'OPENSSL_VERIFY_MODE',
      'VERIFY_PEER',
      'TLS_VERIFY_PEER',
    ],
    ...['SMTP_VERIFY_PEER', 'SKIP_VERIFY', 'SKIP_TLS_VERIFY', 'IGNORE_CERT', 'ACCEPT_INVALID_CERTS', 'VALIDATE_CERTS'],
  ],
  authentication: ['AUTH_METHOD', 'AUTHENTICATION', 'AUTH_TYPE', 'AUTHTYPE', 'AUTH_MECHANISM', 'SMTP_AUTH_TYPE'],
  from: [
    ...[
      'FROM',
      'FROM_ADDRESS',
      'FROM_ADDR',
      'FROM_EMAIL',
      'EMAIL_FROM',
      'MAIL_FROM',
      'SMTP_MAIL_FROM',
      'DEFAULT_FROM',
      'DEFAULT_FROM_EMAIL',
      'DEFAULT_SENDER',
    ],
    ...['SENDER', 'SENDER_EMAIL', 'SENDER_ADDRESS', 'ADMIN_EMAIL', 'NOREPLY', 'ADDRESS_FROM', 'FEEDBACKEMAIL'],
  ],
  senderName: ['FROM_NAME', 'SENDER_NAME', 'EMAIL_FROM_NAME', 'FROM_DISPLAY_NAME', 'FEEDBACKNAME'],
  timeout: ['TIMEOUT'],
  other: ['NAME', 'EHLO_DOMAIN', 'LOCAL_DOMAIN', 'AUTH', 'ENABLED', 'REPLY_TO', 'REPLY_EMAIL'],
};

/** Words between the stem and the rest that add nothing: `EMAIL_SERVER_PORT`, `EMAIL_TRANSPORT_DEFAULT_PORT`. */
const FILLERS = ['', 'SERVER_', 'OPTIONS_', 'OPTIONS_AUTH_', 'TRANSPORT_DEFAULT_', 'PROPERTIES_MAIL_SMTP_', 'HOST_', 'DEFAULT_'];

/** What the words behind a stem are for; a name without a filler comes before the same words with one. */
const ROLE_BY_REST: ReadonlyMap<string, Role> = new Map(
  FILLERS.toReversed().flatMap(filler =>
    Object.entries(ROLES).flatMap(([role, names]) => names.map(name => [`${filler}${name}`, role as Role] as const)),
  ),
);

const STEM_WORD = /(?:^|_)(SMTP|MAIL|EMAIL|MAILER|EMAILSETTINGS|NODEMAILER|GMAIL)(?=_|$)/g;

/** Receiving mail, a local catcher's own settings, and neighbours with hosts and passwords that have nothing to do with mail. */
const FOREIGN =
  /(?:^|_)(?:IMAP|IMAPS|POP|POP3|INCOMING|INBOUND|INBOX|GATEWAY|DIRECT|RECEIVER|FETCHER|EMAILJS|LDAP|MP|MH|MAILPIT|MAILHOG|MAILDEV|MAILCATCHER|GREENMAIL|TEST|CYPRESS|E2E|PLAYWRIGHT)(?:_|$)/;

/** `EMAIL_TOKEN` and `EMAIL_KEY` sign links in messages; only behind `SMTP` are these passwords. */
const SMTP_ONLY: ReadonlySet<string> = new Set(['KEY', 'API_KEY', 'TOKEN']);

/** Names without a stem of their own that say who a message is from. */
const SENDERS: readonly string[] = [
  ...['DEFAULT_FROM_EMAIL', 'FROM_EMAIL', 'SENDER_EMAIL', 'NOREPLY_EMAIL', 'MAILER_SENDER_EMAIL', 'MAILER_EMAIL', 'NOTIFICATION_EMAIL'],
];

/** The same, of a name that would say something else by its stem. */
const SYSTEM_SENDER = 'SYSTEM_EMAIL_ADDRESS';

/** Stands in every stem and every sender's name; most entries of a file end here. */
const SIGN = /smtp|mail/i;

/** Whether the name can be a mail setting, or was meant for one. Cheap: it is asked of every line. */
export function mayBeMailName(name: string): boolean {
  return SIGN.test(name);
}

/** What names were read as: a file's names are read again with every keystroke. */
const read = new Map<string, MailName | undefined>();

/** Names that are kept; a workspace has fewer that may be mail's. */
const MOST_NAMES = 1000;

/** `undefined` for everything that is no mail setting. The first stem counts behind which a known name follows. */
export function readMailName(name: string): MailName | undefined {
  if (!SIGN.test(name)) return undefined;
  if (read.has(name)) return read.get(name);
  if (read.size >= MOST_NAMES) read.clear();
  const mail = takeApart(name);
  read.set(name, mail);
  return mail;
}

function takeApart(name: string): MailName | undefined {
  const whole = (name.includes('-') || name.includes('__') ? name.replace(/[_-]+/g, '_') : name).toUpperCase();
  if (FOREIGN.test(whole)) return undefined;
  if (whole.endsWith(SYSTEM_SENDER)) {
    const before = whole.slice(0, -SYSTEM_SENDER.length);
    if (before === '' || before.endsWith('_')) return { prefix: prefixOf(before), stem: '', rest: SYSTEM_SENDER, role: 'from' };
  }
  STEM_WORD.lastIndex = 0;
  for (let match = STEM_WORD.exec(whole); match !== null; match = STEM_WORD.exec(whole)) {
    const stem = match[1] ?? '';
    const end = STEM_WORD.lastIndex;
    const rest = whole.slice(end + 1);
    const role = ROLE_BY_REST.get(rest);
    if (role === undefined || (stem !== 'SMTP' && SMTP_ONLY.has(rest))) continue;
    return { prefix: prefixOf(whole.slice(0, end - stem.length)), stem, rest, role };
  }
  const sender = SENDERS.find(known => whole === known || whole.endsWith(`_${known}`));
  if (sender === undefined) return undefined;
  return { prefix: prefixOf(whole.slice(0, -sender.length)), stem: '', rest: sender, role: 'from' };
}

/** Without the separator that it ends in. */
function prefixOf(before: string): string {
  return before.endsWith('_') ? before.slice(0, -1) : before;
}

/** The name that was meant, where one that is nobody's is a slip of the keyboard away from it: `MAIL_PASWORD`. */
export function meantMailName(name: string): { readonly name: string; readonly mail: MailName } | undefined {
  const stem = STEM.exec(name)?.[0];
  if (stem === undefined || readMailName(name) !== undefined) return undefined;
  const rest = name.slice(stem.length);
  const [only, ...others] = OFTEN_MISSPELT.filter(known => isSlip(rest, known));
  const meant = only === undefined || others.length > 0 ? undefined : `${stem}${only}`;
  const mail = meant === undefined ? undefined : readMailName(meant);
  return meant === undefined || mail === undefined ? undefined : { name: meant, mail };
}

const STEM = /^(?:SMTP|MAIL|EMAIL)_/;

const OFTEN_MISSPELT: readonly string[] = [
  ...['HOST', 'PORT', 'USERNAME', 'PASSWORD', 'ENCRYPTION', 'SECURE', 'MAILER', 'SCHEME', 'FROM_ADDRESS', 'FROM_NAME'],
  ...['USE_TLS', 'USE_SSL', 'HOST_USER', 'HOST_PASSWORD'],
];

/** Two letters swapped, or one edit in a word long enough not to be another. */
function isSlip(rest: string, known: string): boolean {
  if (Math.abs(rest.length - known.length) > 1 || editDistance(rest, known) !== 1) return false;
  return rest.length >= 6 || [...rest].sort().join('') === [...known].sort().join('');
}
