"""Django with the mistakes that are reported most."""

import os
from pathlib import Path

from dotenv import load_dotenv

BASE_DIR = Path(__file__).resolve().parent.parent
load_dotenv(BASE_DIR / ".env")

SECRET_KEY = os.environ.get("SECRET_KEY", "only-for-this-example")
DEBUG = False
INSTALLED_APPS = []

# Port 465, which .env asks for, waits for TLS. EMAIL_USE_TLS is STARTTLS, and waits for a greeting: both wait.
EMAIL_HOST = os.environ.get("EMAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "25"))
EMAIL_USE_TLS = os.environ.get("EMAIL_USE_TLS", "").lower() == "true"
# SendGrid takes the word apikey here.
EMAIL_HOST_USER = "shop-orders"
# This belongs into .env, and .env into .gitignore.
EMAIL_HOST_PASSWORD = "q7Vw2rTz9KpL4xNe"
DEFAULT_FROM_EMAIL = "orders@shop.example"
