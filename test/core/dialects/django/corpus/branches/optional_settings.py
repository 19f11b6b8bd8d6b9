import os

if os.environ.get("EMAIL_ENABLED"):
    EMAIL_HOST = "smtp.example.org"
    EMAIL_PORT = 465
    if os.environ.get("EMAIL_STARTTLS"):
        EMAIL_USE_TLS = True
    DEFAULT_FROM_EMAIL = "shop@example.org"
INSTALLED_APPS = []
