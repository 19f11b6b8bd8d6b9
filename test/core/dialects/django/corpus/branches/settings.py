import os

DEBUG = os.environ.get("DEBUG") == "1"
TESTING = False

if DEBUG:
    EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    EMAIL_HOST = "localhost"
    EMAIL_PORT = 1025
else:
    EMAIL_HOST = "smtp.example.org"
    EMAIL_PORT = 587
    EMAIL_USE_TLS = True
    if os.environ.get("MAIL_REGION") == "eu":
        EMAIL_HOST_USER = "eu"
    else:
        EMAIL_HOST_USER = "us"
        EMAIL_TIMEOUT = 5

EMAIL_HOST_PASSWORD = "dev" if DEBUG else os.environ["EMAIL_HOST_PASSWORD"]
INSTALLED_APPS = []
