import environ

env = environ.Env(
    DEBUG=(bool, False),
    EMAIL_PORT=(int, 25),
    EMAIL_USE_SSL=bool,
)
environ.Env.read_env()

DEBUG = env("DEBUG")

EMAIL_HOST = env("EMAIL_HOST", default="localhost")
EMAIL_PORT = env("EMAIL_PORT")
EMAIL_USE_SSL = env("EMAIL_USE_SSL")
EMAIL_USE_TLS = env("EMAIL_USE_TLS", default=False)
EMAIL_HOST_USER = env.str(var="EMAIL_USER", default=None)
EMAIL_HOST_PASSWORD = env("EMAIL_PASSWORD", str, "")
EMAIL_TIMEOUT = env.float("EMAIL_TIMEOUT", 2.5)
