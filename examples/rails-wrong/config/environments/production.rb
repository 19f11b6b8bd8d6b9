# Action Mailer with the mistakes that are reported most.
Rails.application.configure do
  config.action_mailer.delivery_method = :smtp
  config.action_mailer.smtp_settings = {
    address: "smtp.sendgrid.net",
    # Implicit TLS and STARTTLS exclude each other, and the gem refuses both.
    port: 465,
    tls: true,
    enable_starttls_auto: true,
    user_name: "apikey",
    # This belongs into the credentials, or into the environment.
    password: "q7Vw2rTz9KpL4xNe",
    openssl_verify_mode: OpenSSL::SSL::VERIFY_NONE
  }
end
