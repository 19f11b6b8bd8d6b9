# Read by app.config.from_pyfile.
DEBUG = False
MAIL_SERVER = "smtp.example.org"
MAIL_PORT = "465"
MAIL_USE_TLS = "False"
MAIL_USE_SSL = "True"
MAIL_USERNAME = "ann@example.org"
MAIL_PASSWORD = "correct-horse-42"
MAIL_DEFAULT_SENDER = ("Shop", "orders@shop.example")
if DEBUG:
    MAIL_SERVER = "localhost"
    MAIL_PORT = 1025
