"""Flask-Mail with the login in the environment. One remark is left: Flask-Mail has no setting that verifies the certificate."""

import os

from dotenv import load_dotenv
from flask import Flask
from flask_mail import Mail

load_dotenv()
mail = Mail()


def create_app() -> Flask:
    app = Flask(__name__)
    app.config["MAIL_SERVER"] = os.environ.get("MAIL_SERVER", "localhost")
    app.config["MAIL_PORT"] = int(os.environ.get("MAIL_PORT", "1025"))
    app.config["MAIL_USE_TLS"] = os.environ.get("MAIL_USE_TLS", "").lower() in ("true", "1", "yes", "on")
    app.config["MAIL_USERNAME"] = os.environ.get("MAIL_USERNAME")
    app.config["MAIL_PASSWORD"] = os.environ.get("MAIL_PASSWORD")
    app.config["MAIL_DEFAULT_SENDER"] = "Orders <orders@shop.example>"
    mail.init_app(app)
    return app
