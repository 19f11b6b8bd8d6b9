import os

EMAIL_HOST = 'smtp.example.org'
if os.environ.get('MAIL_MODE') == 'ssl':
    EMAIL_USE_SSL = True
    EMAIL_PORT = 465
    EMAIL_HOST_PASSWORD = os.environ['SSL_PASSWORD']
elif os.environ.get('MAIL_MODE') == 'tls':
    EMAIL_USE_TLS = True
    EMAIL_PORT = 587
    EMAIL_HOST_PASSWORD = 'Plan' + 'B'
else:
    EMAIL_BACKEND = 'django.core.mail.backends.dummy.EmailBackend'
    EMAIL_HOST_PASSWORD = 'zR8-plan-c'
