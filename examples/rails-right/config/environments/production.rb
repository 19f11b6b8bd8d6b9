Rails.application.configure do
  config.action_mailer.delivery_method = :smtp
  config.action_mailer.smtp_settings = {
    address: "smtp.sendgrid.net",
    port: 465,
    tls: true,
    user_name: "apikey",
    password: Rails.application.credentials.dig(:smtp, :password)
  }
end
