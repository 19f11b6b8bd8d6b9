import os

SECRET_KEY = os.environ["SECRET_KEY"]
INSTALLED_APPS = []

EMAIL_HOST = os.environ.get("EMAIL_HOST", "smtp.example.org")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT") or 465)
EMAIL_USE_TLS = EMAIL_PORT == 587
EMAIL_USE_SSL = EMAIL_PORT == 465
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL") or "noreply@example.org"
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend" if EMAIL_HOST_USER else "django.core.mail.backends.console.EmailBackend"
