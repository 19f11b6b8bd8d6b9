/** The variables in which an application says the same five things; one that says less leaves it out. */
export interface Application {
  readonly host?: string;
  readonly port?: string;
  readonly user?: string;
  readonly password?: string;
  readonly from?: string;
  /** One address for server and login. */
  readonly url?: string;
  /** Lines without which the names would be anybody's. */
  readonly beside?: string;
  /** What the file does not tell, and why. */
  readonly unknown?: Readonly<Partial<Record<'host' | 'port' | 'user' | 'password' | 'from', string>>>;
}

const MAIL = { host: 'MAIL_HOST', port: 'MAIL_PORT', user: 'MAIL_USERNAME', password: 'MAIL_PASSWORD', from: 'MAIL_FROM_ADDRESS' } as const;
const SMTP = { host: 'SMTP_HOST', port: 'SMTP_PORT', user: 'SMTP_USERNAME', password: 'SMTP_PASSWORD' } as const;
const EMAIL = { host: 'EMAIL_HOST', port: 'EMAIL_PORT', user: 'EMAIL_HOST_USER', password: 'EMAIL_HOST_PASSWORD' } as const;

/** `{ host: 'GF_SMTP_HOST', … }` of `GF_SMTP_` and the names behind it: host, port, user, password, sender. */
function prefixed(prefix: string, names: string): Application {
  const [host, port, user, password, from] = names.split(' ').map(name => prefix + name);
  return { ...(host && { host }), ...(port && { port }), ...(user && { user }), ...(password && { password }), ...(from && { from }) };
}

/** The names that real projects use, by their own templates and documentation. */
export const APPLICATIONS: Readonly<Record<string, Application>> = {
  Django: { ...EMAIL, from: 'DEFAULT_FROM_EMAIL' },
  'Laravel 11': { ...MAIL, beside: 'MAIL_MAILER=smtp' },
  'Laravel 9 (monica)': { ...MAIL, beside: 'MAIL_MAILER=smtp\nMAIL_ENCRYPTION=tls' },
  'snipe-it': { ...MAIL, from: 'MAIL_FROM_ADDR', beside: 'MAIL_DRIVER=smtp' },
  pixelfed: { ...MAIL, beside: 'MAIL_DRIVER=smtp' },
  akaunting: { ...MAIL, beside: 'MAIL_MAILER=smtp' },
  'Symfony mailer': { url: 'MAILER_DSN' },
  'Spring Boot': prefixed('SPRING_MAIL_', 'HOST PORT USERNAME PASSWORD'),
  'Auth.js, in parts': { ...prefixed('EMAIL_SERVER_', 'HOST PORT USER PASSWORD'), from: 'EMAIL_FROM' },
  'Auth.js': { url: 'EMAIL_SERVER', from: 'EMAIL_FROM' },
  'Flask-Mail': prefixed('MAIL_', 'SERVER PORT USERNAME PASSWORD DEFAULT_SENDER'),
  'fastapi-mail': { ...prefixed('MAIL_', 'SERVER PORT USERNAME PASSWORD FROM'), beside: 'MAIL_STARTTLS=True\nMAIL_SSL_TLS=False' },
  outline: { ...SMTP, from: 'SMTP_FROM_EMAIL' },
  hoppscotch: { ...prefixed('MAILER_SMTP_', 'HOST PORT USER PASSWORD'), from: 'MAILER_ADDRESS_FROM' },
  'hoppscotch, by address': { url: 'MAILER_SMTP_URL', from: 'MAILER_ADDRESS_FROM' },
  n8n: prefixed('N8N_SMTP_', 'HOST PORT USER PASS SENDER'),
  directus: { ...prefixed('EMAIL_SMTP_', 'HOST PORT USER PASSWORD'), from: 'EMAIL_FROM', beside: 'EMAIL_TRANSPORT=smtp' },
  'cal.com': { ...prefixed('EMAIL_SERVER_', 'HOST PORT USER PASSWORD'), from: 'EMAIL_FROM' },
  formbricks: { ...SMTP, user: 'SMTP_USER', from: 'MAIL_FROM' },
  supabase: prefixed('SMTP_', 'HOST PORT USER PASS ADMIN_EMAIL'),
  twenty: { ...prefixed('EMAIL_SMTP_', 'HOST PORT USER PASSWORD'), from: 'EMAIL_FROM_ADDRESS', beside: 'EMAIL_DRIVER=SMTP' },
  ToolJet: {
    ...SMTP,
    host: 'SMTP_DOMAIN',
    from: 'DEFAULT_FROM_EMAIL',
    unknown: { host: 'the same name is what a client calls itself in Rails' },
  },
  nocodb: prefixed('NC_SMTP_', 'HOST PORT USERNAME PASSWORD FROM'),
  'Strapi, as its own template calls them': SMTP,
  Ghost: {
    host: 'mail__options__host',
    port: 'mail__options__port',
    user: 'mail__options__auth__user',
    password: 'mail__options__auth__pass',
    from: 'mail__from',
  },
  'Rocket.Chat': { host: 'SMTP_Host', port: 'SMTP_Port', user: 'SMTP_Username', password: 'SMTP_Password', from: 'From_Email' },
  'Rocket.Chat, by address': { url: 'MAIL_URL' },
  healthchecks: { ...EMAIL, from: 'DEFAULT_FROM_EMAIL' },
  'paperless-ngx': prefixed('PAPERLESS_EMAIL_', 'HOST PORT HOST_USER HOST_PASSWORD FROM'),
  mealie: prefixed('SMTP_', 'HOST PORT USER PASSWORD FROM_EMAIL'),
  redash: prefixed('REDASH_MAIL_', 'SERVER PORT USERNAME PASSWORD DEFAULT_SENDER'),
  'cookiecutter-django': { host: 'EMAIL_HOST', port: 'EMAIL_PORT', from: 'DJANGO_DEFAULT_FROM_EMAIL' },
  authentik: prefixed('AUTHENTIK_EMAIL__', 'HOST PORT USERNAME PASSWORD FROM'),
  PostHog: { ...EMAIL, from: 'EMAIL_DEFAULT_FROM' },
  superset: prefixed('SMTP_', 'HOST PORT USER PASSWORD MAIL_FROM'),
  airflow: prefixed('AIRFLOW__SMTP__SMTP_', 'HOST PORT USER PASSWORD MAIL_FROM'),
  mastodon: prefixed('SMTP_', 'SERVER PORT LOGIN PASSWORD FROM_ADDRESS'),
  chatwoot: { ...SMTP, host: 'SMTP_ADDRESS', from: 'MAILER_SENDER_EMAIL' },
  discourse: { ...prefixed('DISCOURSE_SMTP_', 'ADDRESS PORT USER_NAME PASSWORD'), from: 'DISCOURSE_NOTIFICATION_EMAIL' },
  spree: { ...SMTP, from: 'SMTP_FROM_ADDRESS' },
  openproject: { ...prefixed('OPENPROJECT_SMTP__', 'ADDRESS PORT USER__NAME PASSWORD'), from: 'OPENPROJECT_MAIL__FROM' },
  appwrite: { ...prefixed('_APP_SMTP_', 'HOST PORT USERNAME PASSWORD'), from: '_APP_SYSTEM_EMAIL_ADDRESS' },
  nextcloud: {
    ...prefixed('SMTP_', 'HOST PORT NAME PASSWORD'),
    from: 'MAIL_FROM_ADDRESS',
    unknown: { user: 'the same name is what outline calls itself', from: 'half an address: the domain stands in MAIL_DOMAIN' },
  },
  vaultwarden: { ...SMTP, from: 'SMTP_FROM' },
  gitea: prefixed('GITEA__mailer__', 'SMTP_ADDR SMTP_PORT USER PASSWD FROM'),
  grafana: { host: 'GF_SMTP_HOST', user: 'GF_SMTP_USER', password: 'GF_SMTP_PASSWORD', from: 'GF_SMTP_FROM_ADDRESS' },
  mattermost: prefixed('MM_EMAILSETTINGS_', 'SMTPSERVER SMTPPORT SMTPUSERNAME SMTPPASSWORD FEEDBACKEMAIL'),
  appsmith: prefixed('APPSMITH_MAIL_', 'HOST PORT USERNAME PASSWORD FROM'),
  plausible: { ...prefixed('SMTP_', 'HOST_ADDR HOST_PORT USER_NAME USER_PWD'), from: 'MAILER_EMAIL' },
  'GoTrue (supabase, appflowy)': prefixed('GOTRUE_SMTP_', 'HOST PORT USER PASS ADMIN_EMAIL'),
  'appflowy mailer': {
    ...prefixed('APPFLOWY_MAILER_SMTP_', 'HOST PORT USERNAME PASSWORD EMAIL'),
    unknown: { from: 'elsewhere the same name is who logs in' },
  },
  chatto: prefixed('CHATTO_SMTP_', 'HOST PORT USERNAME PASSWORD FROM'),
  penpot: prefixed('PENPOT_SMTP_', 'HOST PORT USERNAME PASSWORD DEFAULT_FROM'),
  fider: { ...prefixed('EMAIL_SMTP_', 'HOST PORT USERNAME PASSWORD'), from: 'EMAIL_NOREPLY' },
  taiga: { ...EMAIL, from: 'EMAIL_DEFAULT_FROM' },
  tolgee: prefixed('TOLGEE_SMTP_', 'HOST PORT USERNAME PASSWORD FROM'),
  rallly: { ...prefixed('SMTP_', 'HOST PORT USER PWD'), from: 'NOREPLY_EMAIL' },
  passbolt: { ...prefixed('EMAIL_TRANSPORT_DEFAULT_', 'HOST PORT USERNAME PASSWORD'), from: 'EMAIL_DEFAULT_FROM' },
  infisical: { ...SMTP, from: 'SMTP_FROM_ADDRESS' },
  typebot: { ...SMTP, from: 'NEXT_PUBLIC_SMTP_FROM' },
  colanode: prefixed('SMTP_', 'HOST PORT USER PASSWORD EMAIL_FROM'),
  affine: prefixed('MAILER_', 'HOST PORT USER PASSWORD SENDER'),
  habitica: prefixed('EMAIL_SERVER_', 'URL PORT AUTH_USER AUTH_PASSWORD'),
  bigcapital: MAIL,
  heyform: { ...SMTP, user: 'SMTP_USER', from: 'SMTP_FROM' },
  teable: prefixed('BACKEND_MAIL_', 'HOST PORT AUTH_USER AUTH_PASS SENDER'),
  'bluesky-pds': { url: 'PDS_EMAIL_SMTP_URL', from: 'PDS_EMAIL_FROM_ADDRESS' },
  fonoster: prefixed('APISERVER_SMTP_', 'HOST PORT AUTH_USER AUTH_PASS SENDER'),
  kutt: { ...MAIL, user: 'MAIL_USER', from: 'MAIL_FROM' },
  'hi-events': MAIL,
  ihatemoney: prefixed('MAIL_', 'SERVER PORT USERNAME PASSWORD DEFAULT_SENDER'),
  pterodactyl: { ...MAIL, from: 'MAIL_FROM' },
  'quant-ux': { host: 'QUX_MAIL_HOST', user: 'QUX_MAIL_USER', password: 'QUX_MAIL_PASSWORD' },
  kimai: { url: 'MAILER_URL', from: 'MAILER_FROM' },
  wallabag: { url: 'SYMFONY__ENV__MAILER_DSN' },
  glitchtip: { url: 'EMAIL_URL', from: 'DEFAULT_FROM_EMAIL' },
};

/** Those that keep their mail settings in no environment file. */
export const ELSEWHERE: Readonly<Record<string, string>> = {
  'Rails ActionMailer': 'Ruby: the dialect rails',
  nodemailer: 'JavaScript: the dialect nodemailer',
  'C# appsettings': 'JSON of a framework that no dialect reads',
  immich: 'JSON that its own administration writes',
  netbox: 'a dictionary of its own in Python, which it turns into Django settings',
  zulip: 'Python: the dialect django',
  'GitLab omnibus': 'gitlab.rb, a file of the system that no repository holds',
};
