"""Names that look like mail settings and are not."""

EMAIL_GATEWAY_LOGIN = "gateway"
EMAIL_GATEWAY_PASSWORD = "imap-password"
EMAIL_GATEWAY_IMAP_SERVER = "imap.example.org"
EMAIL_USE_TSL = True
DEFAULT_FROM_EMAIL = "shop@example.org"
DATABASES = {"default": {"HOST": "smtp.example.org", "PORT": 465, "USER": "u", "PASSWORD": "p"}}
RQ_QUEUES = {"default": {"HOST": "localhost", "PORT": 6379, "PASSWORD": "p"}}


class Settings:
    EMAIL_HOST = "smtp.example.org"
    EMAIL_PORT = 465


def configure(EMAIL_HOST="x"):
    EMAIL_PORT = 25
    return EMAIL_PORT
