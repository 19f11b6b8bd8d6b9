import os
from fastapi_mail import ConnectionConfig as Config
import fastapi_mail

PORT = 465

one = fastapi_mail.ConnectionConfig(
    MAIL_USERNAME = "ann@example.org",
    MAIL_PASSWORD = "correct-horse-42",
    MAIL_FROM = "ann@example.org",
    MAIL_PORT = PORT,
    MAIL_SERVER = "smtp.example.org",
    MAIL_FROM_NAME="Shop",
    MAIL_STARTTLS = os.getenv("MAIL_STARTTLS", "True"),
    MAIL_SSL_TLS = "false",
    USE_CREDENTIALS = True,
    VALIDATE_CERTS = False,
    TIMEOUT = 10,
)

two = fastapi_mail.ConnectionConfig(MAIL_USERNAME="ann", MAIL_PASSWORD="correct-horse-42", MAIL_FROM="ann@example.org", MAIL_PORT=25, MAIL_SERVER="smtp.example.org", MAIL_TLS=False, MAIL_SSL=False)


def build(settings):
    return fastapi_mail.ConnectionConfig(
        MAIL_USERNAME=settings.user,
        MAIL_PASSWORD=settings.password,
        MAIL_PORT=settings.port,
        MAIL_SERVER=settings.server,
        MAIL_FROM=settings.sender,
        MAIL_STARTTLS=settings.starttls,
        MAIL_SSL_TLS=not settings.starttls,
        **settings.more,
    )


both = fastapi_mail.ConnectionConfig(MAIL_SERVER="smtp.example.org", MAIL_PORT=465, MAIL_STARTTLS=True, MAIL_SSL_TLS=True, SUPPRESS_SEND=1)
empty = fastapi_mail.ConnectionConfig()
