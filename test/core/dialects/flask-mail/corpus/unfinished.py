from flask import Flask
app = Flask(__name__)
app.config['MAIL_SERVER'] = 'smtp.example.org'
app.config['MAIL_PORT'] =
app.config['MAIL_USE_TLS'
app.config.update(MAIL_PORT=, MAIL_USE_SSL=True
