from environs import Env

env = Env()
env.read_env()

EMAIL_HOST = env("EMAIL_HOST", "smtp.example.org")
EMAIL_PORT = env.int("EMAIL_PORT", default=587)
EMAIL_USE_TLS = env.bool("EMAIL_USE_TLS", default=True)
with env.prefixed("MAIL_"):
    EMAIL_HOST_USER = env("USER")
    EMAIL_HOST_PASSWORD = env("PASSWORD")
