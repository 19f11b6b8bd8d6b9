import { createTransport } from 'nodemailer';
const { SMTP_HOST, SMTP_PORT = '587', SMTP_USER: user, SMTP_PASS: pass } = process.env;

export const Mail = ({ to }) => <a href={`mailto:${to}`}>{to}</a>;

export default createTransport({
    host: SMTP_HOST,
    port: parseInt(SMTP_PORT, 10),
    secure: parseInt(SMTP_PORT, 10) === 465,
    auth: { user, pass },
    ignoreTLS: false
}, {
    from: user
})
