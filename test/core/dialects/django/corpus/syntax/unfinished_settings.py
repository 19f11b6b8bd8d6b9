import os

EMAIL_HOST = "smtp.example.org
EMAIL_PORT =
EMAIL_USE_TLS = True
EMAIL_HOST_USER = os.environ.get("USER",
