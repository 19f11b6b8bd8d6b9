EMAIL_HOST = "{{ mail_host }}"
EMAIL_PORT = 587
EMAIL_USE_TLS = True
