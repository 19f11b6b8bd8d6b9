"""Settings with the same names that are not Flask's."""


class Settings:
    MAIL_SERVER: str = "smtp.example.org"
    MAIL_PORT: int = 465
    MAIL_STARTTLS: bool = True


MAIL_SERVER = "imap.example.org"
MAIL_PORT = 993
config = {"MAIL_SERVER": "smtp.example.org", "MAIL_USE_TLS": True}
print(config["MAIL_USE_TLS"])
