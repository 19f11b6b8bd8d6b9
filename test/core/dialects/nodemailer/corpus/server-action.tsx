'use server';
import nodemailer from "nodemailer";

const smtp = { host: "smtp.office365.com", port: 587, secure: false, tls: { ciphers: "SSLv3", rejectUnauthorized: false } };

async function send(data: FormData) {
  "use server";
  await nodemailer
    .createTransport({ ...smtp, auth: { user: process.env["O365_USER"], pass: process.env["O365_PASS"] } })
    .sendMail({ to: String(data.get("to")), subject: "Hello" });
}

export function ContactForm() {
  return (
    <form action={send}>
      <input name="to" type="email" />
      <button>Send</button>
    </form>
  );
}
