MAILERS = {
    "default": {
        "OPTIONS": {
            "host": "smtp.example.org",
            "port": ,
            "use_ssl
