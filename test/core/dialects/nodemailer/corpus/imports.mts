import defaultName from 'nodemailer';
import * as space from 'nodemailer';
import named, { createTransport as renamed } from 'nodemailer';
import { createTransport as other } from 'other-mailer';
import legacy = require('nodemailer');

const dynamic = await import('nodemailer');
const viaDefault = (await import('nodemailer')).default;
const { createTransport } = named;

export const a = defaultName.createTransport({ host: 'a.example.net' });
export const b = space.createTransport({ host: 'b.example.net' });
export const c = renamed({ host: 'c.example.net' });
export const d = dynamic.createTransport({ host: 'd.example.net' });
export const e = viaDefault.createTransport({ host: 'e.example.net' });
export const f = createTransport({ host: 'f.example.net' });
export const g = require('nodemailer').createTransport({ host: 'g.example.net' });
export const h = legacy.createTransport({ host: 'h.example.net' });
export const i = space.default.createTransport<unknown>({ host: 'i.example.net' });

export const notMail = other({ host: 'x.example.net' });
export const shadowed = (createTransport: (options: object) => unknown) => createTransport({ host: 'y.example.net' });
export const method = { createTransport(options: object) { return options; } }.createTransport({ host: 'z.example.net' });
