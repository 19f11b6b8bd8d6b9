"""The settings of the process that sends the newsletter."""

import environ

env = environ.Env()

DEBUG = False
INSTALLED_APPS = []

# This server keeps mailboxes; it takes no mail.
EMAIL_HOST = "imap.gmail.com"
EMAIL_PORT = 587
# Django refuses to start with both.
EMAIL_USE_TLS = True
EMAIL_USE_SSL = True
EMAIL_HOST_USER = "newsletter@shop.example"
EMAIL_HOST_PASSWORD = env("NEWSLETTER_PASSWORD")
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = "Newsletter <newsletter@shop.example>"
