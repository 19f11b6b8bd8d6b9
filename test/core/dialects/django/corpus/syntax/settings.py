import os
import os.path as path
from os import environ as ENV

TRUE_VALUES = ("true", "1", "yes")
SMTP_PORT = 4_65
SMTP_SERVER = (
    "smtp."
    "example.org"
)
get = os.environ.get

EMAIL_HOST = SMTP_SERVER
EMAIL_PORT = SMTP_PORT
EMAIL_USE_TLS, EMAIL_USE_SSL = False, True
EMAIL_HOST_USER: str = \
    ENV["MAIL_USER"]
EMAIL_HOST_PASSWORD = (  # from the vault
    get("MAIL_PASSWORD", r"\raw")
)
EMAIL_TIMEOUT = 0x0A; SERVER_EMAIL = DEFAULT_FROM_EMAIL = u"caf\u00e9@example.org"
EMAIL_SSL_KEYFILE = f"{path.sep}key.pem"
EMAIL_SSL_CERTFILE = f"cert.pem"
EMAIL_BACKEND = "django.core.mail.backends." + "smtp.EmailBackend"
