from __future__ import annotations

import os
from pathlib import Path

import django


def envbool(s: str, default: str) -> bool | None:
    v = os.getenv(s, default=default)
    if v not in ("", "True", "False"):
        raise Exception(f"Unexpected value {s}={v}, use 'True' or 'False'")
    return v == "True"


def envint(s: str, default: str) -> int | None:
    v = os.getenv(s, default)
    return None if v == "None" else int(v)


INSTALLED_APPS = ("hc.accounts",)
DEBUG = envbool("DEBUG", "True")
DEFAULT_FROM_EMAIL = os.getenv("DEFAULT_FROM_EMAIL", "healthchecks@example.org")

# SMTP credentials for sending email
if django.VERSION >= (6, 1):
    MAILERS = {
        "default": {
            "OPTIONS": {
                "host": os.getenv("EMAIL_HOST", ""),
                "port": envint("EMAIL_PORT", "587"),
            }
        }
    }
else:
    EMAIL_HOST = os.getenv("EMAIL_HOST", "")
    EMAIL_PORT = envint("EMAIL_PORT", "587")
    EMAIL_HOST_USER = os.getenv("EMAIL_HOST_USER", "")
    EMAIL_HOST_PASSWORD = os.getenv("EMAIL_HOST_PASSWORD", "")
    EMAIL_USE_TLS = envbool("EMAIL_USE_TLS", "True")
    EMAIL_USE_SSL = envbool("EMAIL_USE_SSL", "False")
EMAIL_USE_VERIFICATION = envbool("EMAIL_USE_VERIFICATION", "True")
PING_EMAIL_DOMAIN = SITE_NAME = "example.org"
