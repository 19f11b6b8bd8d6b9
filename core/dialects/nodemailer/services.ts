/** What `service: 'Gmail'` puts in place of the options; what it does not name stays as it was. */
export interface Service {
  /** The name first, then aliases and mail domains. */
  readonly names: readonly string[];
  /** By id of `core/providers`, where Envelope knows it. */
  readonly provider?: string;
  readonly host?: string;
  readonly port?: number;
  readonly secure?: boolean;
  readonly requireTLS?: boolean;
  readonly ignoreTLS?: boolean;
  readonly authMethod?: string;
}

/** By name, alias, domain or an address of that domain; compared as nodemailer does, without case and most punctuation. */
export function findService(name: string): Service | undefined {
  const key = normalise(name.split('@').at(-1) ?? '');
  return services.find(({ names }) => names.some(known => normalise(known) === key));
}

function normalise(name: string): string {
  return name.replace(/[^a-z\d.-]/gi, '').toLowerCase();
}

/** The well-known services of nodemailer 10.6.0; a test holds them equal to the installed package's. */
export const services: readonly Service[] = [
  { names: ['1und1'], provider: 'ionos', host: 'smtp.1und1.de', port: 465, secure: true, authMethod: 'LOGIN' },
  { names: ['126'], provider: 'netease-163', host: 'smtp.126.com', port: 465, secure: true },
  { names: ['163'], provider: 'netease-163', host: 'smtp.163.com', port: 465, secure: true },
  { names: ['Aliyun', 'aliyun.com'], host: 'smtp.aliyun.com', port: 465, secure: true },
  { names: ['AliyunQiye'], host: 'smtp.qiye.aliyun.com', port: 465, secure: true },
  { names: ['AOL', 'aol.com'], provider: 'aol', host: 'smtp.aol.com', port: 587 },
  { names: ['Aruba', 'Aruba PEC', 'aruba.it', 'pec.aruba.it'], host: 'smtps.aruba.it', port: 465, secure: true, authMethod: 'LOGIN' },
  { names: ['Bluewin', 'bluewin.ch'], host: 'smtpauths.bluewin.ch', port: 465 },
  { names: ['BOL', 'bol.com.br'], host: 'smtp.bol.com.br', port: 587, requireTLS: true },
  { names: ['DebugMail'], host: 'debugmail.io', port: 25 },
  { names: ['Disroot', 'disroot.org'], host: 'disroot.org', port: 587, secure: false, authMethod: 'LOGIN' },
  { names: ['DynectEmail', 'Dynect'], host: 'smtp.dynect.net', port: 25 },
  { names: ['ElasticEmail', 'Elastic Email'], provider: 'elastic-email', host: 'smtp.elasticemail.com', port: 465, secure: true },
  { names: ['Ethereal', 'ethereal.email'], provider: 'ethereal', host: 'smtp.ethereal.email', port: 587 },
  { names: ['FastMail', 'fastmail.com', 'fastmail.fm'], provider: 'fastmail', host: 'smtp.fastmail.com', port: 465, secure: true },
  { names: ['Feishu Mail', 'Feishu', 'FeishuMail', 'www.feishu.cn'], host: 'smtp.feishu.cn', port: 465, secure: true },
  { names: ['Forward Email', 'FE', 'ForwardEmail', 'forwardemail.net'], host: 'smtp.forwardemail.net', port: 465, secure: true },
  { names: ['GandiMail', 'Gandi', 'Gandi Mail'], provider: 'gandi', host: 'mail.gandi.net', port: 587 },
  { names: ['Gmail', 'Google Mail', 'gmail.com', 'googlemail.com'], provider: 'gmail', host: 'smtp.gmail.com', port: 465, secure: true },
  {
    names: ['GmailWorkspace', 'Google Workspace Mail'],
    provider: 'google-workspace-relay',
    host: 'smtp-relay.gmail.com',
    port: 465,
    secure: true,
  },
  { names: ['GMX', 'gmx.com', 'gmx.net', 'gmx.de'], provider: 'gmx', host: 'mail.gmx.com', port: 587 },
  { names: ['Godaddy'], host: 'smtpout.secureserver.net', port: 25 },
  { names: ['GodaddyAsia'], host: 'smtp.asia.secureserver.net', port: 25 },
  { names: ['GodaddyEurope'], host: 'smtp.europe.secureserver.net', port: 25 },
  { names: ['Groundmail'], host: 'smtp.groundmail.dev', port: 587, secure: false, requireTLS: true },
  { names: ['hot.ee'], host: 'mail.hot.ee' },
  {
    names: ['Hotmail', 'Outlook', 'Outlook.com', 'Hotmail.com', 'hotmail.com', 'outlook.com'],
    provider: 'outlook-com',
    host: 'smtp-mail.outlook.com',
    port: 587,
  },
  { names: ['iCloud', 'Me', 'Mac', 'icloud.com', 'me.com', 'mac.com'], provider: 'icloud', host: 'smtp.mail.me.com', port: 587 },
  { names: ['Infomaniak', 'ik.me', 'ikmail.com', 'etik.com'], provider: 'infomaniak', host: 'mail.infomaniak.com', port: 587 },
  { names: ['KolabNow', 'Kolab', 'kolabnow.com'], host: 'smtp.kolabnow.com', port: 465, secure: true, authMethod: 'LOGIN' },
  { names: ['Loopia'], host: 'mailcluster.loopia.se', port: 465 },
  { names: ['Loops'], provider: 'loops', host: 'smtp.loops.so', port: 587 },
  { names: ['mail.ee'], host: 'smtp.mail.ee' },
  { names: ['Mail.ru'], provider: 'mail-ru', host: 'smtp.mail.ru', port: 465, secure: true },
  { names: ['Mailcatch.app'], host: 'sandbox-smtp.mailcatch.app', port: 2525 },
  { names: ['Maildev'], port: 1025, ignoreTLS: true },
  { names: ['MailerSend'], provider: 'mailersend', host: 'smtp.mailersend.net', port: 587 },
  { names: ['Mailgun'], provider: 'mailgun', host: 'smtp.mailgun.org', port: 465, secure: true },
  { names: ['Mailjet'], provider: 'mailjet', host: 'in.mailjet.com', port: 587 },
  { names: ['Mailosaur'], host: 'mailosaur.io', port: 25 },
  { names: ['MailSenpai'], host: 'relay.mailsenpai.com', port: 2525, secure: false },
  { names: ['Mailtrap'], provider: 'mailtrap', host: 'live.smtp.mailtrap.io', port: 587 },
  { names: ['Mandrill'], provider: 'mandrill', host: 'smtp.mandrillapp.com', port: 587 },
  { names: ['Naver'], host: 'smtp.naver.com', port: 587 },
  { names: ['OhMySMTP'], host: 'smtp.ohmysmtp.com', port: 587, secure: false },
  { names: ['One'], host: 'send.one.com', port: 465, secure: true },
  { names: ['OpenMailBox', 'OMB', 'openmailbox.org'], host: 'smtp.openmailbox.org', port: 465, secure: true },
  { names: ['Outlook365'], provider: 'microsoft-365', host: 'smtp.office365.com', port: 587, secure: false },
  { names: ['Oveyon'], host: 'smtp.oveyon.com', port: 587, secure: false, requireTLS: true },
  { names: ['Postmark', 'PostmarkApp'], provider: 'postmark', host: 'smtp.postmarkapp.com', port: 2525 },
  {
    names: [
      'Proton',
      'ProtonMail',
      'Proton.me',
      'Protonmail.com',
      'Protonmail.ch',
      'proton.me',
      'protonmail.com',
      'pm.me',
      'protonmail.ch',
    ],
    provider: 'proton',
    host: 'smtp.protonmail.ch',
    port: 587,
    requireTLS: true,
  },
  { names: ['qiye.aliyun'], host: 'smtp.mxhichina.com', port: 465, secure: true },
  { names: ['QQ', 'qq.com'], provider: 'qq', host: 'smtp.qq.com', port: 465, secure: true },
  { names: ['QQex', 'QQ Enterprise', 'exmail.qq.com'], provider: 'qq', host: 'smtp.exmail.qq.com', port: 465, secure: true },
  { names: ['Resend'], provider: 'resend', host: 'smtp.resend.com', port: 465, secure: true },
  { names: ['Runbox', 'runbox.com'], host: 'smtp.runbox.com', port: 465, secure: true },
  { names: ['SendCloud'], host: 'smtp.sendcloud.net', port: 2525 },
  { names: ['SendGrid'], provider: 'sendgrid', host: 'smtp.sendgrid.net', port: 587 },
  { names: ['SendinBlue', 'Brevo'], provider: 'brevo', host: 'smtp-relay.brevo.com', port: 587 },
  { names: ['SendPulse'], host: 'smtp-pulse.com', port: 465, secure: true },
  { names: ['SES'], provider: 'amazon-ses', host: 'email-smtp.us-east-1.amazonaws.com', port: 465, secure: true },
  { names: ['SES-AP-NORTHEAST-1'], provider: 'amazon-ses', host: 'email-smtp.ap-northeast-1.amazonaws.com', port: 465, secure: true },
  { names: ['SES-AP-NORTHEAST-2'], provider: 'amazon-ses', host: 'email-smtp.ap-northeast-2.amazonaws.com', port: 465, secure: true },
  { names: ['SES-AP-NORTHEAST-3'], provider: 'amazon-ses', host: 'email-smtp.ap-northeast-3.amazonaws.com', port: 465, secure: true },
  { names: ['SES-AP-SOUTH-1'], provider: 'amazon-ses', host: 'email-smtp.ap-south-1.amazonaws.com', port: 465, secure: true },
  { names: ['SES-AP-SOUTHEAST-1'], provider: 'amazon-ses', host: 'email-smtp.ap-southeast-1.amazonaws.com', port: 465, secure: true },
  { names: ['SES-AP-SOUTHEAST-2'], provider: 'amazon-ses', host: 'email-smtp.ap-southeast-2.amazonaws.com', port: 465, secure: true },
  { names: ['SES-CA-CENTRAL-1'], provider: 'amazon-ses', host: 'email-smtp.ca-central-1.amazonaws.com', port: 465, secure: true },
  { names: ['SES-EU-CENTRAL-1'], provider: 'amazon-ses', host: 'email-smtp.eu-central-1.amazonaws.com', port: 465, secure: true },
  { names: ['SES-EU-NORTH-1'], provider: 'amazon-ses', host: 'email-smtp.eu-north-1.amazonaws.com', port: 465, secure: true },
  { names: ['SES-EU-WEST-1'], provider: 'amazon-ses', host: 'email-smtp.eu-west-1.amazonaws.com', port: 465, secure: true },
  { names: ['SES-EU-WEST-2'], provider: 'amazon-ses', host: 'email-smtp.eu-west-2.amazonaws.com', port: 465, secure: true },
  { names: ['SES-EU-WEST-3'], provider: 'amazon-ses', host: 'email-smtp.eu-west-3.amazonaws.com', port: 465, secure: true },
  { names: ['SES-SA-EAST-1'], provider: 'amazon-ses', host: 'email-smtp.sa-east-1.amazonaws.com', port: 465, secure: true },
  { names: ['SES-US-EAST-1'], provider: 'amazon-ses', host: 'email-smtp.us-east-1.amazonaws.com', port: 465, secure: true },
  { names: ['SES-US-EAST-2'], provider: 'amazon-ses', host: 'email-smtp.us-east-2.amazonaws.com', port: 465, secure: true },
  { names: ['SES-US-GOV-EAST-1'], provider: 'amazon-ses', host: 'email-smtp.us-gov-east-1.amazonaws.com', port: 465, secure: true },
  { names: ['SES-US-GOV-WEST-1'], provider: 'amazon-ses', host: 'email-smtp.us-gov-west-1.amazonaws.com', port: 465, secure: true },
  { names: ['SES-US-WEST-1'], provider: 'amazon-ses', host: 'email-smtp.us-west-1.amazonaws.com', port: 465, secure: true },
  { names: ['SES-US-WEST-2'], provider: 'amazon-ses', host: 'email-smtp.us-west-2.amazonaws.com', port: 465, secure: true },
  {
    names: ['Seznam', 'Seznam Email', 'seznam.cz', 'email.cz', 'post.cz', 'spoluzaci.cz'],
    host: 'smtp.seznam.cz',
    port: 465,
    secure: true,
  },
  { names: ['SMTP2GO'], provider: 'smtp2go', host: 'mail.smtp2go.com', port: 2525 },
  { names: ['SpacePost'], host: 'smtp.spacepost.dev', port: 25976, secure: false, requireTLS: true },
  {
    names: ['Sparkpost', 'SparkPost', 'SparkPost Mail', 'sparkpost.com'],
    provider: 'sparkpost',
    host: 'smtp.sparkpostmail.com',
    port: 587,
    secure: false,
  },
  { names: ['Tipimail'], host: 'smtp.tipimail.com', port: 587 },
  { names: ['TurboSMTP'], host: 'pro.turbo-smtp.com', port: 465, secure: true },
  { names: ['TurboSMTP-EU'], host: 'pro.eu.turbo-smtp.com', port: 465, secure: true },
  { names: ['Tutanota', 'tutanota.com', 'tuta.com', 'tutanota.de', 'tuta.io'], host: 'smtp.tutanota.com', port: 465, secure: true },
  { names: ['Yahoo', 'yahoo.com'], provider: 'yahoo', host: 'smtp.mail.yahoo.com', port: 465, secure: true },
  { names: ['Yandex', 'yandex.ru'], provider: 'yandex', host: 'smtp.yandex.ru', port: 465, secure: true },
  { names: ['Zimbra', 'Zimbra Collaboration'], host: 'smtp.zimbra.com', port: 587, requireTLS: true },
  { names: ['Zoho'], provider: 'zoho', host: 'smtp.zoho.com', port: 465, secure: true, authMethod: 'LOGIN' },
];
