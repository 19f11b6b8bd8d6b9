import 'dotenv/config';
import nodemailer from 'nodemailer';

const port = Number(process.env.SMTP_PORT ?? 587);

/** Implicit TLS on 465, STARTTLS or nothing everywhere else. */
export const mailer = nodemailer.createTransport(
  {
    host: process.env.SMTP_HOST,
    port,
    secure: port === 465,
    requireTLS: true,
    auth: {
      user: process.env.SMTP_USER,
      pass: process.env.SMTP_PASSWORD,
    },
  },
  { from: 'Orders <orders@shop.example>' },
);

const [to] = process.argv.slice(2);
if (to !== undefined) {
  const { messageId } = await mailer.sendMail({ to, subject: 'Your order', text: 'It is on its way.' });
  console.log(messageId);
}
