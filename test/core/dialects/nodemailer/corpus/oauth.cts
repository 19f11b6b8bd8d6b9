import nodemailer = require('nodemailer');

class Mailer {
  readonly transport = nodemailer.createTransport({
    host: 'smtp.gmail.com',
    port: 465,
    secure: true,
    auth: {
      type: 'OAuth2',
      user: process.env.GMAIL_USER,
      clientId: process.env.GMAIL_CLIENT_ID,
      clientSecret: process.env.GMAIL_CLIENT_SECRET,
      refreshToken: process.env.GMAIL_REFRESH_TOKEN,
    },
  });

  readonly fallback = nodemailer.createTransport({ host: 'smtp.example.net', authMethod: 'login', auth: { user: 'ann', pass: 'secret', method: 'cram-md5' } });
}

export = Mailer;
