import { NextResponse } from 'next/server';
import { createTransport as makeTransport } from 'nodemailer';
import type SMTPTransport from 'nodemailer/lib/smtp-transport';

const port = Number(process.env.SMTP_PORT ?? 587);

const options = {
  host: process.env.SMTP_HOST ?? 'smtp.postmarkapp.com',
  port,
  secure: port === 465,
  requireTLS: true,
  auth: { user: process.env.SMTP_USER!, pass: process.env.SMTP_PASSWORD! },
  connectionTimeout: 10_000,
} satisfies SMTPTransport.Options;

export async function POST(request: Request): Promise<Response> {
  const { to } = (await request.json()) as { to: string };
  const mailer = makeTransport(options, { from: 'Shop <shop@example.org>' });
  await mailer.sendMail({ to, subject: 'Hello', text: 'Hello' });
  return NextResponse.json({ ok: true });
}
