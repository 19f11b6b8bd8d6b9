import os

INSTALLED_APPS = ["wagtail.admin"]

EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
WAGTAILADMIN_NOTIFICATION_FROM_EMAIL = "wagtail@example.org"
