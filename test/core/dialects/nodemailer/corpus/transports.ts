import nodemailer from 'nodemailer';
import mailgun from 'nodemailer-mailgun-transport';
import SMTPTransport from 'nodemailer/lib/smtp-transport';
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';

const sesClient = new SESv2Client({});

export const ses = nodemailer.createTransport({ SES: { sesClient, SendEmailCommand } });
export const sendmail = nodemailer.createTransport({ sendmail: true, newline: 'unix', path: '/usr/sbin/sendmail' });
export const stream = nodemailer.createTransport({ streamTransport: true });
export const json = nodemailer.createTransport({ jsonTransport: true }, { from: { name: 'Shop', address: 'shop@example.org' } });
export const api = nodemailer.createTransport(mailgun({ auth: { api_key: process.env.MAILGUN_API_KEY, domain: 'example.org' } }));
export const pool = nodemailer.createTransport({ pool: true, host: 'smtp.example.net', port: 465, secure: true });
export const wrapped = nodemailer.createTransport(new SMTPTransport({ host: 'smtp.example.net', port: 587 }));
export const perhaps = nodemailer.createTransport({ jsonTransport: process.env.NODE_ENV === 'test', host: 'smtp.example.net' });
export const account = await nodemailer.createTestAccount();
