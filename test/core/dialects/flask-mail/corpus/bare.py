from flask import Flask
from flask_mail import Mail
app = Flask(__name__)
mail = Mail(app)
app.config.update(MAIL_USERNAME='ann@example.org', MAIL_PASSWORD='correct-horse-42', MAIL_SERVER='smtp.example.org')
if app.env == 'production':
    app.config['MAIL_PORT'] = 587
else:
    app.config['MAIL_PORT'] = 1025
app.config['MAL_USE_TLS'] = True
