import nodemailer from 'nodemailer';

export const mailer = nodemailer.createTransport({
  host: 'smtp.example.net',
  port: 465,
  secure: false,
  auth: { user: 'ann', pass: 
