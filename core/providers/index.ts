import { amazonSes } from './data/amazon-ses.ts';
import { aol } from './data/aol.ts';
import { azureCommunicationServices } from './data/azure-communication-services.ts';
import { brevo } from './data/brevo.ts';
import { elasticEmail } from './data/elastic-email.ts';
import { ethereal } from './data/ethereal.ts';
import { fastmail } from './data/fastmail.ts';
import { gandi } from './data/gandi.ts';
import { gmail } from './data/gmail.ts';
import { gmx } from './data/gmx.ts';
import { googleWorkspaceRelay } from './data/google-workspace-relay.ts';
import { hetzner } from './data/hetzner.ts';
import { icloud } from './data/icloud.ts';
import { infomaniak } from './data/infomaniak.ts';
import { ionos } from './data/ionos.ts';
import { loops } from './data/loops.ts';
import { mailRu } from './data/mail-ru.ts';
import { mailcatcher } from './data/mailcatcher.ts';
import { maildev } from './data/maildev.ts';
import { mailersend } from './data/mailersend.ts';
import { mailgun } from './data/mailgun.ts';
import { mailhog } from './data/mailhog.ts';
import { mailjet } from './data/mailjet.ts';
import { mailpit } from './data/mailpit.ts';
import { mailtrap } from './data/mailtrap.ts';
import { mailtrapSandbox } from './data/mailtrap-sandbox.ts';
import { mandrill } from './data/mandrill.ts';
import { microsoft365 } from './data/microsoft-365.ts';
import { netease163 } from './data/netease-163.ts';
import { outlookCom } from './data/outlook-com.ts';
import { ovh } from './data/ovh.ts';
import { plunk } from './data/plunk.ts';
import { postal } from './data/postal.ts';
import { postmark } from './data/postmark.ts';
import { proton } from './data/proton.ts';
import { protonBridge } from './data/proton-bridge.ts';
import { qq } from './data/qq.ts';
import { resend } from './data/resend.ts';
import { scalewayTem } from './data/scaleway-tem.ts';
import { sendgrid } from './data/sendgrid.ts';
import { smtp2go } from './data/smtp2go.ts';
import { smtp4dev } from './data/smtp4dev.ts';
import { sparkpost } from './data/sparkpost.ts';
import { taifaMail } from './data/taifa-mail.ts';
import { verizon } from './data/verizon.ts';
import { yahoo } from './data/yahoo.ts';
import { yandex } from './data/yandex.ts';
import { zeptomail } from './data/zeptomail.ts';
import { zoho } from './data/zoho.ts';
import type { Provider } from './provider.ts';

export const providers: readonly Provider[] = [
  amazonSes,
  aol,
  azureCommunicationServices,
  brevo,
  elasticEmail,
  ethereal,
  fastmail,
  gandi,
  gmail,
  gmx,
  googleWorkspaceRelay,
  hetzner,
  icloud,
  infomaniak,
  ionos,
  loops,
  mailRu,
  mailcatcher,
  maildev,
  mailersend,
  mailgun,
  mailhog,
  mailjet,
  mailpit,
  mailtrap,
  mailtrapSandbox,
  mandrill,
  microsoft365,
  netease163,
  outlookCom,
  ovh,
  plunk,
  postal,
  postmark,
  proton,
  protonBridge,
  qq,
  resend,
  scalewayTem,
  sendgrid,
  smtp2go,
  smtp4dev,
  sparkpost,
  taifaMail,
  verizon,
  yahoo,
  yandex,
  zeptomail,
  zoho,
];
