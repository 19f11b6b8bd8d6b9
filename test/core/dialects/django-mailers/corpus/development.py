DEBUG = False
MAILERS = {"default": {"OPTIONS": {"host": "smtp.example.org", "port": 587, "use_tls": True}}}
if DEBUG:
    MAILERS = {"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}
