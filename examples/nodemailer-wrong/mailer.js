require('dotenv').config();
const nodemailer = require('nodemailer');

// The text "false" is true: this starts TLS on a port that speaks clear text first.
const orders = nodemailer.createTransport({
  host: process.env.SMTP_HOST,
  port: process.env.SMTP_PORT,
  secure: process.env.SMTP_SECURE,
  auth: {
    user: process.env.SMTP_USER,
    pass: process.env.SMTP_PASSWORD,
  },
});

// Port 465 waits for TLS, this waits for a greeting: both wait.
const alerts = nodemailer.createTransport({
  host: 'smtp.fastmail.com',
  port: 465,
  secure: false,
  auth: {
    user: 'alerts@shop.example',
    pass: 'q7Vw2rTz9KpL4xNe',
  },
});

// Anybody on the way may answer for this host.
const reports = nodemailer.createTransport({
  host: 'smtp.office365.com',
  port: 587,
  secure: false,
  auth: { user: process.env.O365_USER, pass: process.env.O365_PASSWORD },
  tls: { rejectUnauthorized: false },
});

// This server keeps mailboxes; it takes no mail.
const newsletter = nodemailer.createTransport('smtps://imap.gmail.com:993');

module.exports = { orders, alerts, reports, newsletter };
