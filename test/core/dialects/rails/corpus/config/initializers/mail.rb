ActionMailer::Base.smtp_settings = { address: 'smtp.example.com', port: '25', user_name: 'shop', password: "Turtle-Hammer-#{3}", enable_starttls: 'auto' }

if ENV['RELAY']
  ActionMailer::Base.smtp_settings = {
    address: 'relay.example.com', tls: true,
    password: 'Horse-Battery-9',
    user_name: 'relay',
    port: 465
  }
end
ActionMailer::Base.smtp_settings[:domain] = 'example.com'
ActionMailer::Base.smtp_settings = { **DEFAULTS, address: 'smtp.example.net', enable_starttls: false }
ActionMailer::Base.smtp_settings = settings_for(:smtp)
