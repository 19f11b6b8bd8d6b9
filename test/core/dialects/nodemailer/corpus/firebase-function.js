const functions = require('firebase-functions');
const { createTransport } = require('nodemailer');

const gmailEmail = functions.config().gmail.email;
const gmailPassword = functions.config().gmail.password;
const mailTransport = createTransport({
  service: 'gmail',
  auth: {
    user: gmailEmail,
    pass: gmailPassword,
  },
});

exports.welcome = functions.auth.user().onCreate(user => mailTransport.sendMail({ to: user.email, subject: 'Welcome' }));
