import nodemailer from 'nodemailer';

export const relay = nodemailer.createTransport('smtps://ann%40example.org:' + 'x');
export const submission = nodemailer.createTransport('smtp://ann:correct-horse@smtp.example.net:465?requireTLS=true&tls.rejectUnauthorized=false');
export const implicit = nodemailer.createTransport("smtps://smtp.example.net:587");
export const fromEnvironment = nodemailer.createTransport(process.env.SMTP_URL);
export const withFallback = nodemailer.createTransport(process.env.SMTP_URL || 'smtp://localhost:1025');
export const pooled = nodemailer.createTransport({ url: 'smtp://smtp.example.net?pool=true', port: 25, requireTLS: true });
export const oddScheme = nodemailer.createTransport('mail.example.net:587');

const { SMTP_LOGIN, SMTP_PASSWORD } = process.env;
export const template = nodemailer.createTransport(`smtps://${encodeURIComponent(process.env.SMTP_USER!)}:${SMTP_PASSWORD}@smtp.example.net:587?requireTLS=true`);
export const partly = nodemailer.createTransport(`smtp://${SMTP_LOGIN}@example.net:hunter2@${process.env.SMTP_HOST ?? 'localhost'}:${process.env.SMTP_PORT}`);
export const whole = nodemailer.createTransport(`smtp://smtp.example.net:465`);
export const suffix = nodemailer.createTransport(`smtp://mail.${process.env.DOMAIN}/`);
