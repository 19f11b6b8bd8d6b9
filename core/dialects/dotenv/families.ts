import type { EnvironmentReader } from '../../environment/reader.ts';
import type { Encryption } from '../../model/mailer.ts';
import type { MailName } from './names.ts';

/**
 * `by-port`: implicit on 465, otherwise opportunistic. `implicit-on-465`: only that much is certain. `next`: this key says nothing,
 * the following one decides.
 */
export type Meaning = Encryption | 'by-port' | 'implicit-on-465' | 'next';

/** A key, and what its values mean: lower case, with `true` and `false` standing for all their spellings, `''` for absent. */
export interface EncryptionKey {
  readonly rest: string;
  readonly means: Readonly<Record<string, Meaning>>;
}

/** Names that go together because one program, or many after the same pattern, read them. */
export interface Family {
  readonly id: string;
  /** Absent: any. */
  readonly stems?: readonly string[];
  readonly prefixes?: readonly string[];
  /** Names of which one must be there; absent where the prefix says enough. */
  readonly signs?: readonly string[];
  readonly reader: EnvironmentReader;
  /** In the order in which the program asks. */
  readonly encryption: readonly EncryptionKey[];
  /** A key is written and none decides. */
  readonly off?: Encryption;
  /** No key is written. */
  readonly silent?: Meaning;
  /** Keys of which only one may be on, and what happens otherwise. */
  readonly exclusive?: { readonly keys: readonly [string, string]; readonly effect: 'raises' | 'breaks' };
  /** The host is written `host:port`. */
  readonly hostHoldsPort?: true;
  /** How a URL's scheme is meant. */
  readonly url: 'nodemailer' | 'symfony' | 'django' | 'unknown';
  /** What has to be written for each kind; absent where the family cannot say it. */
  readonly write: Partial<Record<Encryption, Readonly<Record<string, string>>>>;
}

const STARTTLS_FLAG = { true: 'starttls', false: 'next' } as const;
const IMPLICIT_FLAG = { true: 'implicit', false: 'next' } as const;

const PYTHON_FLAGS = {
  encryption: [
    { rest: 'USE_SSL', means: IMPLICIT_FLAG },
    { rest: 'USE_TLS', means: STARTTLS_FLAG },
  ],
  off: 'none',
  write: {
    implicit: { USE_SSL: 'True', USE_TLS: 'False' },
    starttls: { USE_TLS: 'True', USE_SSL: 'False' },
    none: { USE_TLS: 'False', USE_SSL: 'False' },
  },
} as const;

/** The options of nodemailer, one variable each. */
const NODE_FLAGS: Pick<Family, 'encryption' | 'off' | 'url' | 'write'> = {
  encryption: [
    { rest: 'SECURE', means: { true: 'implicit', ssl: 'implicit', false: 'next', '': 'next' } },
    { rest: 'SMTP_SECURE', means: IMPLICIT_FLAG },
    { rest: 'OPTIONS_SECURE', means: IMPLICIT_FLAG },
    { rest: 'SECURE_ENABLED', means: IMPLICIT_FLAG },
    { rest: 'REQUIRE_TLS', means: STARTTLS_FLAG },
    { rest: 'IGNORE_TLS', means: { true: 'none', false: 'next' } },
    { rest: 'SMTP_IGNORE_TLS', means: { true: 'none', false: 'next' } },
    { rest: 'DISABLE_STARTTLS', means: { true: 'none', false: 'next' } },
  ],
  off: 'opportunistic',
  url: 'nodemailer',
  write: { implicit: { SECURE: 'true' }, opportunistic: { SECURE: 'false' } },
};

/** The first row that fits names which belong together; the last fits all. */
export function familyOf(names: readonly MailName[]): Family {
  for (const family of families) if (fits(family, names)) return family;
  return anyFamily;
}

function fits({ stems, prefixes, signs }: Family, names: readonly MailName[]): boolean {
  for (const { prefix, stem, rest } of names) {
    if (prefixes?.includes(prefix) === false || stems?.includes(stem) === false || signs?.includes(rest) === false) continue;
    return true;
  }
  return false;
}

const anyFamily: Family = { id: 'any', reader: 'dotenv', ...NODE_FLAGS };

/** A row per program, told apart by stem, prefix and signs; the sources are the programs' own configuration files. */
const families: readonly Family[] = [
  {
    id: 'n8n',
    prefixes: ['N8N'],
    reader: 'dotenv',
    encryption: [
      { rest: 'SSL', means: IMPLICIT_FLAG },
      { rest: 'STARTTLS', means: { true: 'opportunistic', false: 'none' } },
    ],
    off: 'opportunistic',
    silent: 'implicit',
    url: 'unknown',
    write: { implicit: { SSL: 'true' }, opportunistic: { SSL: 'false' } },
  },
  {
    id: 'grafana',
    prefixes: ['GF'],
    reader: 'compose',
    encryption: [
      { rest: 'STARTTLS_POLICY', means: { opportunisticstarttls: 'opportunistic', mandatorystarttls: 'starttls', nostarttls: 'none' } },
    ],
    silent: 'by-port',
    hostHoldsPort: true,
    url: 'unknown',
    write: { starttls: { STARTTLS_POLICY: 'MandatoryStartTLS' }, opportunistic: { STARTTLS_POLICY: 'OpportunisticStartTLS' } },
  },
  {
    id: 'gitea',
    prefixes: ['GITEA', 'FORGEJO'],
    reader: 'compose',
    encryption: [{ rest: 'PROTOCOL', means: { smtp: 'opportunistic', 'smtp+starttls': 'starttls', smtps: 'implicit' } }],
    url: 'unknown',
    write: { implicit: { PROTOCOL: 'smtps' }, starttls: { PROTOCOL: 'smtp+starttls' }, opportunistic: { PROTOCOL: 'smtp' } },
  },
  {
    id: 'mattermost',
    stems: ['EMAILSETTINGS'],
    reader: 'compose',
    encryption: [{ rest: 'CONNECTIONSECURITY', means: { tls: 'implicit', starttls: 'starttls', '': 'none' } }],
    url: 'unknown',
    write: { implicit: { CONNECTIONSECURITY: 'TLS' }, starttls: { CONNECTIONSECURITY: 'STARTTLS' } },
  },
  {
    id: 'spring',
    prefixes: ['SPRING'],
    reader: 'compose',
    encryption: [
      { rest: 'PROTOCOL', means: { smtps: 'implicit', smtp: 'next' } },
      { rest: 'PROPERTIES_MAIL_SMTP_SSL_ENABLE', means: IMPLICIT_FLAG },
      { rest: 'PROPERTIES_MAIL_SMTP_STARTTLS_REQUIRED', means: STARTTLS_FLAG },
      { rest: 'PROPERTIES_MAIL_SMTP_STARTTLS_ENABLE', means: { true: 'opportunistic', false: 'next' } },
    ],
    off: 'none',
    url: 'unknown',
    write: { implicit: { PROPERTIES_MAIL_SMTP_SSL_ENABLE: 'true', PROPERTIES_MAIL_SMTP_STARTTLS_ENABLE: 'false' } },
  },
  {
    id: 'penpot',
    prefixes: ['PENPOT'],
    reader: 'compose',
    encryption: [
      { rest: 'SSL', means: IMPLICIT_FLAG },
      { rest: 'TLS', means: STARTTLS_FLAG },
    ],
    off: 'none',
    url: 'unknown',
    write: { implicit: { SSL: 'true', TLS: 'false' }, starttls: { TLS: 'true', SSL: 'false' } },
  },
  {
    id: 'appwrite',
    prefixes: ['APP', '_APP'],
    stems: ['SMTP'],
    signs: ['SECURE'],
    reader: 'phpdotenv',
    encryption: [{ rest: 'SECURE', means: { ssl: 'implicit', tls: 'starttls', '': 'opportunistic' } }],
    url: 'unknown',
    write: { implicit: { SECURE: 'ssl' }, starttls: { SECURE: 'tls' } },
  },
  {
    id: 'appsmith',
    prefixes: ['APPSMITH'],
    reader: 'compose',
    encryption: [{ rest: 'SMTP_TLS_ENABLED', means: { true: 'opportunistic', false: 'none' } }],
    url: 'unknown',
    write: { opportunistic: { SMTP_TLS_ENABLED: 'true' }, none: { SMTP_TLS_ENABLED: 'false' } },
  },
  {
    id: 'discourse',
    prefixes: ['DISCOURSE'],
    reader: 'compose',
    encryption: [{ rest: 'ENABLE_START_TLS', means: { true: 'opportunistic', false: 'none' } }],
    url: 'unknown',
    write: { opportunistic: { ENABLE_START_TLS: 'true' }, none: { ENABLE_START_TLS: 'false' } },
  },
  {
    id: 'chatto',
    prefixes: ['CHATTO'],
    reader: 'compose',
    encryption: [{ rest: 'TLS', means: { mandatory: 'starttls' } }],
    url: 'unknown',
    write: { starttls: { TLS: 'mandatory' } },
  },
  {
    id: 'appflowy',
    signs: ['TLS_KIND', 'SMTP_TLS_KIND'],
    reader: 'compose',
    encryption: [
      { rest: 'SMTP_TLS_KIND', means: { wrapper: 'implicit', required: 'starttls', opportunistic: 'opportunistic', none: 'none' } },
    ],
    url: 'unknown',
    write: { implicit: { SMTP_TLS_KIND: 'wrapper' }, starttls: { SMTP_TLS_KIND: 'required' } },
  },
  {
    id: 'passbolt',
    stems: ['EMAIL'],
    signs: ['TRANSPORT_DEFAULT_HOST'],
    reader: 'compose',
    encryption: [{ rest: 'TRANSPORT_DEFAULT_TLS', means: { true: 'starttls', false: 'none' } }],
    url: 'unknown',
    write: { starttls: { TRANSPORT_DEFAULT_TLS: 'true' }, none: { TRANSPORT_DEFAULT_TLS: 'false' } },
  },
  {
    id: 'rocket-chat',
    stems: ['SMTP'],
    signs: ['IGNORETLS'],
    reader: 'dotenv',
    encryption: [
      { rest: 'PROTOCOL', means: { smtps: 'implicit', smtp: 'next' } },
      { rest: 'IGNORETLS', means: { true: 'none', false: 'opportunistic' } },
    ],
    url: 'nodemailer',
    write: { implicit: { PROTOCOL: 'smtps' }, opportunistic: { PROTOCOL: 'smtp', IGNORETLS: 'false' } },
  },
  {
    id: 'vaultwarden',
    stems: ['SMTP'],
    signs: ['SECURITY', 'EXPLICIT_TLS'],
    reader: 'dotenv',
    encryption: [{ rest: 'SECURITY', means: { starttls: 'starttls', force_tls: 'implicit', off: 'none', false: 'none' } }],
    url: 'unknown',
    write: { implicit: { SECURITY: 'force_tls' }, starttls: { SECURITY: 'starttls' }, none: { SECURITY: 'off' } },
  },
  {
    id: 'mealie',
    stems: ['SMTP'],
    signs: ['AUTH_STRATEGY'],
    reader: 'python-dotenv',
    encryption: [{ rest: 'AUTH_STRATEGY', means: { tls: 'starttls', ssl: 'implicit', none: 'none' } }],
    url: 'unknown',
    write: { implicit: { AUTH_STRATEGY: 'SSL' }, starttls: { AUTH_STRATEGY: 'TLS' }, none: { AUTH_STRATEGY: 'NONE' } },
  },
  {
    id: 'nextcloud',
    stems: ['SMTP'],
    signs: ['AUTHTYPE'],
    reader: 'compose',
    encryption: [{ rest: 'SECURE', means: { ssl: 'implicit', '': 'opportunistic' } }],
    url: 'unknown',
    write: { implicit: { SECURE: 'ssl' } },
  },
  {
    // Action Mailer behind an environment: Mastodon, Chatwoot, OpenProject. Values other than these are too easily misread.
    id: 'rails',
    stems: ['SMTP'],
    signs: ['ENABLE_STARTTLS_AUTO', 'ENABLE_STARTTLS', 'OPENSSL_VERIFY_MODE', 'AUTH_METHOD', 'AUTHENTICATION', 'USER_NAME'],
    reader: 'dotenv',
    encryption: [
      { rest: 'TLS', means: IMPLICIT_FLAG },
      { rest: 'SSL', means: IMPLICIT_FLAG },
      { rest: 'ENABLE_STARTTLS', means: { always: 'starttls', auto: 'opportunistic', never: 'none', '': 'next' } },
      { rest: 'ENABLE_STARTTLS_AUTO', means: { true: 'opportunistic', false: 'none' } },
    ],
    off: 'opportunistic',
    silent: 'opportunistic',
    url: 'unknown',
    write: { opportunistic: { ENABLE_STARTTLS_AUTO: 'true' } },
  },
  {
    id: 'laravel',
    stems: ['MAIL'],
    signs: ['MAILER', 'DRIVER', 'SCHEME', 'ENCRYPTION', 'EHLO_DOMAIN'],
    reader: 'phpdotenv',
    encryption: [
      { rest: 'SCHEME', means: { smtps: 'implicit', smtp: 'by-port', '': 'next' } },
      { rest: 'ENCRYPTION', means: { tls: 'by-port', ssl: 'implicit-on-465', '': 'by-port' } },
    ],
    silent: 'by-port',
    url: 'unknown',
    write: { implicit: { SCHEME: 'smtps' }, opportunistic: { SCHEME: 'smtp' } },
  },
  {
    id: 'fastapi-mail',
    stems: ['MAIL'],
    signs: ['STARTTLS', 'SSL_TLS'],
    reader: 'python-dotenv',
    encryption: [
      { rest: 'SSL_TLS', means: IMPLICIT_FLAG },
      { rest: 'STARTTLS', means: STARTTLS_FLAG },
    ],
    off: 'none',
    url: 'unknown',
    write: {
      implicit: { SSL_TLS: 'True', STARTTLS: 'False' },
      starttls: { STARTTLS: 'True', SSL_TLS: 'False' },
      none: { STARTTLS: 'False', SSL_TLS: 'False' },
    },
  },
  {
    id: 'flask-mail',
    stems: ['MAIL'],
    signs: ['USE_TLS', 'USE_SSL', 'DEFAULT_SENDER'],
    reader: 'python-dotenv',
    ...PYTHON_FLAGS,
    exclusive: { keys: ['USE_TLS', 'USE_SSL'], effect: 'breaks' },
    url: 'unknown',
  },
  {
    id: 'django',
    stems: ['EMAIL'],
    signs: ['HOST_USER', 'HOST_PASSWORD', 'USE_TLS', 'USE_SSL', 'BACKEND'],
    reader: 'python-dotenv',
    ...PYTHON_FLAGS,
    exclusive: { keys: ['USE_TLS', 'USE_SSL'], effect: 'raises' },
    url: 'django',
  },
  {
    // Auth.js hands host and port to nodemailer and nothing else.
    id: 'auth-js',
    stems: ['EMAIL'],
    signs: ['SERVER_HOST', 'SERVER_PORT', 'SERVER_USER', 'SERVER_PASSWORD'],
    reader: 'dotenv-expand',
    encryption: [{ rest: 'SERVER_SECURE', means: IMPLICIT_FLAG }],
    off: 'opportunistic',
    silent: 'by-port',
    url: 'nodemailer',
    write: {},
  },
  { id: 'symfony', stems: ['MAILER'], signs: ['DSN', 'URL'], reader: 'symfony', encryption: [], url: 'symfony', write: {} },
  {
    // Superset, Airflow, and whoever else calls a flag after the command.
    id: 'starttls-flag',
    stems: ['SMTP'],
    signs: ['STARTTLS', 'USE_STARTTLS', 'SMTP_STARTTLS'],
    reader: 'dotenv',
    encryption: [
      { rest: 'SECURE', means: IMPLICIT_FLAG },
      { rest: 'SSL', means: IMPLICIT_FLAG },
      { rest: 'SMTP_SSL', means: IMPLICIT_FLAG },
      { rest: 'SMTP_STARTTLS', means: STARTTLS_FLAG },
      { rest: 'STARTTLS', means: STARTTLS_FLAG },
      { rest: 'USE_STARTTLS', means: STARTTLS_FLAG },
    ],
    url: 'nodemailer',
    write: { starttls: { STARTTLS: 'true', SSL: 'false' }, implicit: { SSL: 'true', STARTTLS: 'false' } },
  },
  {
    id: 'fider',
    stems: ['EMAIL'],
    signs: ['SMTP_ENABLE_STARTTLS'],
    reader: 'compose',
    encryption: [{ rest: 'SMTP_ENABLE_STARTTLS', means: { true: 'opportunistic', false: 'none' } }],
    url: 'unknown',
    write: { opportunistic: { SMTP_ENABLE_STARTTLS: 'true' } },
  },
  { id: 'email-url', stems: ['EMAIL'], signs: ['URL'], reader: 'python-dotenv', encryption: [], url: 'unknown', write: {} },
];
