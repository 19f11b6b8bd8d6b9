import os
from flask import Flask, current_app
from flask_mail import Mail

mail = Mail()


def create_app(test_config=None):
    app = Flask(__name__)
    app.config.from_mapping(
        SECRET_KEY="dev",
        MAIL_SERVER=os.getenv("MAIL_SERVER", "smtp.example.org"),
        MAIL_PORT=int(os.getenv("MAIL_PORT", "465")),
        MAIL_USE_TLS=os.getenv("MAIL_USE_TLS"),
        MAIL_USE_SSL=os.getenv("MAIL_USE_SSL", "False").lower() in ["true", "1", "t"],
    )
    if test_config is not None:
        app.config.update(test_config)
    mail.init_app(app)
    return app


def other(app):
    app.config.update({
        "MAIL_SERVER": "smtp.example.org",
        "MAIL_PORT": 465,
        "MAIL_USE_SSL": True,
        "MAIL_USERNAME": "ann",
        "MAIL_PASSWORD": "correct-horse-42",
    })
    if current_app.debug:
        current_app.config["MAIL_SUPPRESS_SEND"] = True
