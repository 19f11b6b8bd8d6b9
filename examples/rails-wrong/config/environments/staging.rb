Rails.application.configure do
  config.action_mailer.smtp_settings = {
    address: ENV.fetch("SMTP_HOST", "smtp.sendgrid.net"),
    # Port 465 waits for TLS, and STARTTLS for a greeting.
    port: ENV.fetch("SMTP_PORT", 465).to_i,
    user_name: "apikey",
    password: ENV["SMTP_PASSWORD"],
    # Every text is true in Ruby: "false" requires STARTTLS.
    enable_starttls: ENV["SMTP_STARTTLS"]
  }
end
