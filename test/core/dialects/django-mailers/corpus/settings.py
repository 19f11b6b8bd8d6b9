import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent

DEFAULT_FROM_EMAIL = "Shop <orders@shop.example>"

MAILERS = {
    "default": {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": os.environ.get("EMAIL_HOST", "smtp.example.org"),
            "port": 587,
            "username": os.environ["EMAIL_USER"],
            "password": os.environ["EMAIL_PASSWORD"],
            "use_tls": True,
            "timeout": 10,
        },
    },
    "derived": {
        "OPTIONS": {"host": "smtp.example.org", "use_ssl": True, "username": "ann", "password": "correct-horse-42"},
    },
    "plain": {"OPTIONS": {"host": "localhost"}},
    "reports": {
        "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "OPTIONS": {"file_path": "/tmp/mails"},
    },
    "ses": {"BACKEND": "anymail.backends.amazon_ses.EmailBackend"},
}
