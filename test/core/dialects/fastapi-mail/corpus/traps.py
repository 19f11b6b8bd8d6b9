from fastapi_mail import FastMail
from shop.mail import ConnectionConfig

conf = ConnectionConfig(MAIL_SERVER="smtp.example.org", MAIL_PORT=465, MAIL_STARTTLS=True, MAIL_SSL_TLS=False)


def use(conf: ConnectionConfig) -> FastMail:
    return FastMail(conf)
