import type { Source } from './provider.ts';

/** The shape was seen in public code; nobody who would know has said it. */
export const observed: Source = 'seen in public code, shape only';

/** Nobody has been asked: a fact with this source alone is of low confidence. */
export const unverified: Source = 'general knowledge, not verified';

export const gitlab: Source = 'gitlabhq/omnibus-gitlab@440b1f835eb2 doc/settings/smtp.md';
export const gitleaks: Source = 'gitleaks/gitleaks@b58d3f102cf3 config/gitleaks.toml';
export const gmailGuide: Source = 'https://cli.nylas.com/guides/gmail-smtp-settings';
export const googleTransition: Source = 'https://knowledge.workspace.google.com/admin/sync/transition-from-less-secure-apps-to-oauth';
export const hostingBlocks: Source = 'https://docs.hetzner.com/cloud/servers/faq/';
export const kingfisher: Source = 'mongodb/kingfisher@ee7c0db3ef87 data/rules';
export const mailpitSource: Source = 'axllent/mailpit@408b30d59709 README.md';
export const mailtrapDocs: Source = 'https://docs.mailtrap.io/email-api-smtp/setup/smtp-integration';
export const manymail: Source = 'Manymail README, "Known SMTP server restrictions on the From address"';
export const microsoftOauth: Source =
  'https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth';
export const nodemailer: Source = 'nodemailer/nodemailer@2f667f4272cb lib/well-known/services.json';
export const smtpTester: Source = 'https://smtptester.org/guides/mailgun-smtp-test/';
export const spfGuide: Source = 'https://useboring-spfcreator-app.pages.dev/guides/spf-records-by-email-provider';
export const spree: Source = 'https://spreecommerce.org/docs/integrations/email';
export const symfony: Source = 'symfony/symfony@5feb7493c372 src/Symfony/Component/Mailer/Bridge';
export const thunderbird: Source = 'thunderbird/autoconfig@c6ad79659b5f ispdb';
export const trufflehog: Source = 'trufflesecurity/trufflehog@3ab759fef4bb pkg/detectors';
export const yahooAppPasswords: Source = 'https://help.yahoo.com/kb/generate-manage-rd-party-passwords-sln15241.html';
