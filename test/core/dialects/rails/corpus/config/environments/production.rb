require "active_support/core_ext/integer/time"

Rails.application.configure do
  config.eager_load = true
  # Don't care: "unclosed
  config.action_mailer.perform_caching = false
  config.action_mailer.delivery_method = :smtp
  config.action_mailer.default_options = { from: "Shop <shop@example.net>" }

  config.action_mailer.smtp_settings = {
    address: "smtp.example.net",
    port: 587,
    domain: "example.net",
    user_name: ENV["SMTP_USERNAME"], # the mailbox
    password: ENV.fetch("SMTP_PASSWORD"),
    authentication: "plain",
    enable_starttls_auto: true,
    openssl_verify_mode: OpenSSL::SSL::VERIFY_NONE,
    open_timeout: 10, read_timeout: 10
  }
end
