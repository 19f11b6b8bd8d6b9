"""
Django settings for shop project.

For the full list of settings and their values, see
https://docs.djangoproject.com/en/5.2/ref/settings/
"""

from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = "not-a-mail-setting"
DEBUG = False
ALLOWED_HOSTS = []

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
]

ROOT_URLCONF = "shop.urls"

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": "db.example.org",
        "PORT": 5432,
        "USER": "shop",
        "PASSWORD": "database-password",
    }
}

CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:6379"}}

# Mail
EMAIL_HOST = "smtp.example.org"
EMAIL_PORT = 465  # implicit TLS
EMAIL_USE_TLS = True
EMAIL_HOST_USER = 'shop@example.org'
EMAIL_HOST_PASSWORD = 'Kj7!pQ2 "x"'
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = "Shop <shop@example.org>"
SERVER_EMAIL = "errors@example.org"

STATIC_URL = "static/"
