"""Flask-Mail with the mistakes that are reported most."""

import os


class Config:
    MAIL_SERVER = "smtp.shop.example"
    MAIL_PORT = 465
    # Every text but the empty one is true: "false" switches STARTTLS on.
    MAIL_USE_TLS = os.environ.get("MAIL_USE_TLS", "false")
    MAIL_USERNAME = "orders@shop.example"
    # This belongs into the environment.
    MAIL_PASSWORD = "q7Vw2rTz9KpL4xNe"
    MAIL_DEFAULT_SENDER = "orders@shop.example"


class ProductionConfig(Config):
    # Port 587 greets in clear text, and MAIL_USE_SSL begins with TLS.
    MAIL_PORT = 587
    MAIL_USE_TLS = False
    MAIL_USE_SSL = True


class StagingConfig(Config):
    # One of them; with both the session breaks.
    MAIL_USE_TLS = True
    MAIL_USE_SSL = True
