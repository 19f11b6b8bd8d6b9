"""The settings of the process that sends the newsletter."""

import os

DEBUG = False
INSTALLED_APPS = []

# This server keeps mailboxes; it takes no mail.
EMAIL_HOST = "imap.gmail.com"
EMAIL_PORT = 587
EMAIL_USE_TLS = True
# The text "False", which stands in .env, is true; and Django refuses to send with both.
EMAIL_USE_SSL = os.environ.get("NEWSLETTER_USE_SSL", False)
EMAIL_HOST_USER = "newsletter@shop.example"
EMAIL_HOST_PASSWORD = os.environ["NEWSLETTER_PASSWORD"]
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = "Newsletter <newsletter@shop.example>"
