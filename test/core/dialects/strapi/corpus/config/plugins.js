module.exports = ({ env }) => ({
  upload: {
    config: { provider: 'local', providerOptions: { sizeLimit: 100000 } },
  },
  email: {
    config: {
      provider: 'nodemailer',
      providerOptions: {
        host: env('SMTP_HOST', 'smtp.example.com'),
        port: env.int('SMTP_PORT', 587),
        secure: env.bool('SMTP_SECURE', false),
        auth: {
          user: env('SMTP_USERNAME'),
          pass: env('SMTP_PASSWORD'),
        },
      },
      settings: {
        defaultFrom: 'orders@example.com',
        defaultReplyTo: 'help@example.com',
      },
    },
  },
});
