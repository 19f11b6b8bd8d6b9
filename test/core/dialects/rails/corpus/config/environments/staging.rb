Rails.application.configure do
  config.action_mailer.smtp_settings = {
    :address => ENV.fetch('SMTP_HOST') { 'smtp.example.org' },
    :port => ENV.fetch('SMTP_PORT', 465).to_i,
    :user_name => Rails.application.credentials.dig(:smtp, :user_name),
    :password => Rails.application.credentials.smtp[:password],
    :authentication => :login,
    :tls => ENV['SMTP_TLS'] == 'true',
    :ssl => ENV['SMTP_SSL'],
    :enable_starttls => :auto,
    "openssl_verify_mode" => ENV['VERIFY'] || 'none',
  }.compact
end
