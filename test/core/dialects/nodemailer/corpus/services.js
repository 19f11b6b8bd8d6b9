const nodemailer = require('nodemailer');

exports.overruled = nodemailer.createTransport({ service: 'SendGrid', host: 'smtp.example.net', port: 465, secure: true });
exports.mistyped = nodemailer.createTransport({ service: 'Gmial', auth: { user: 'ann', pass: process.env.P } });
exports.address = nodemailer.createTransport({ service: 'ann@googlemail.com' });
exports.fromEnvironment = nodemailer.createTransport({ service: process.env.MAIL_SERVICE, port: 465 });
exports.region = nodemailer.createTransport({ service: 'SES-EU-WEST-1', requireTLS: true });
exports.local = nodemailer.createTransport({ service: 'Maildev' });
exports.half = nodemailer.createTransport({ service: 'AOL', secure: true });
