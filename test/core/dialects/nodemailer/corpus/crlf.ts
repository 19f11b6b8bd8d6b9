import nodemailer from 'nodemailer';

export const crlf = nodemailer.createTransport({
	host: 'smtp.example.net',
	port: 587, // submission
	auth: {
		user: 'ann',
		pass: 'abc\'d'
	}
});
