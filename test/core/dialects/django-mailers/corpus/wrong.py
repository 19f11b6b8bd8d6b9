import os

COMMON = {'host': 'smtp.example.org', 'port': 465, 'use_tls': os.environ.get('TLS')}
MAILERS = {
    'default': {
        'OPTIONS': {
            'host': 'smtp.example.org',
            'port': 465,
            'use_tls': True,
            'use_ssl': True,
            'user': 'ann',
            'alias': 'default',
        }
    },
    'common': {'OPTIONS': COMMON},
    'spread': {'OPTIONS': {**COMMON, 'port': 587}},
    'called': {'OPTIONS': options()},
    'elsewhere': ELSEWHERE,
}
EMAIL_HOST = 'smtp.example.org'
EMAIL_PORT = 587
