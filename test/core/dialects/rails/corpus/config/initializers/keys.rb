config = ActionMailer::Base
config.smtp_settings[:address] = 'smtp.example.net'
config.smtp_settings[:port] = Integer(ENV.fetch('SMTP_PORT', '2525'))
config.smtp_settings[:enable_starttls] = ActiveModel::Type::Boolean.new.cast(ENV.fetch('STARTTLS', 'true'))
config.smtp_settings[:password] = ENV['SMTP_PASSWORD'].presence || 'Turtle-Hammer-4'
