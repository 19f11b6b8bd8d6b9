import django

if django.VERSION >= (6, 1):
    MAILERS = {
        "default": {
            "OPTIONS": {
                "host": "smtp.example.org",
                "use_tls": True,
            },
        },
    }
else:
    EMAIL_HOST = "smtp.example.org"
    EMAIL_PORT = 587
    EMAIL_USE_TLS = True
