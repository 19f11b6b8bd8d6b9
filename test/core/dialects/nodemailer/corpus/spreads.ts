import nodemailer from 'nodemailer';
import { shared } from './shared';

const base = { host: 'smtp.example.net', port: 2525, secure: true };
const login = { user: 'ann', pass: process.env.SMTP_PASS || 'hunter2' };

export const known = nodemailer.createTransport({ ...base, port: 465, auth: login });
export const hidden = nodemailer.createTransport({ host: 'smtp.example.net', ...shared, secure: false });
export const conditional = nodemailer.createTransport({ ...base, ...(process.env.SMTP_USER ? { auth: { user: process.env.SMTP_USER } } : {}) });
export const called = nodemailer.createTransport(shared());

const changed: Record<string, unknown> = { host: 'smtp.example.net', port: 587 };
if (process.env.SMTP_USER) changed.auth = { user: process.env.SMTP_USER, pass: process.env.SMTP_PASS };
export const later = nodemailer.createTransport(changed);

export function make(host: string, tls = {}) {
  return nodemailer.createTransport({ host, port: 587, tls, auth: { ...login, user: 'bob' }, ['sec' + 'ure']: true });
}
