import environ

env = environ.Env()

EMAIL_HOST = "overridden.example.org"
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="smtps://shop%40example.org:s%2Fq@smtp.example.org:465")
vars().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = 5
DEFAULT_FROM_EMAIL = "shop@example.org"
