export default () => ({
  email: {
    config: {
      provider: '@strapi/provider-email-nodemailer',
      providerOptions: { host: 'smtp.example.net', port: 465, secure: true, auth: { user: 'ann@example.org', pass: 'Kq7vT2mXb9' } },
      settings: { defaultFrom: 'Orders <orders@example.org>' },
    },
  },
});
