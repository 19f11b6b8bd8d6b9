import os

EMAIL_HOST = "smtp.example.org"
EMAIL_PORT = 587
EMAIL_USE_TLS = os.environ.get("TLS", "").lower() in ["true", "1"]
EMAIL_USE_SSL = bool(os.environ.get("SSL", "False"))
