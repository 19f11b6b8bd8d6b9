from os import environ, getenv as read

EMAIL_TIMEOUT = 30
if environ.get("SMTP_HOST"):
    EMAIL_HOST = environ["SMTP_HOST"]
    EMAIL_PORT = int(environ.get("SMTP_PORT") or 465)
    EMAIL_USE_SSL = not read("SMTP_PLAIN")
    EMAIL_TIMEOUT = 5
