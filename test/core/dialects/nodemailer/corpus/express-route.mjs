import express from 'express';
import nodemailer from 'nodemailer';

export const router = express.Router();

router.post('/contact', async (request, response) => {
  const { name, email, message } = request.body;
  const transport = nodemailer.createTransport({ service: 'Gmail', auth: { user: 'shop@gmail.com', pass: process.env.GMAIL_APP_PASSWORD } });
  await transport.sendMail({ from: email, to: 'shop@gmail.com', subject: `Contact from ${name}`, text: message });
  response.status(202).end();
});
