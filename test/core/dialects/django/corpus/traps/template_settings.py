{%- if cookiecutter.mail_service == 'Amazon SES' %}
EMAIL_BACKEND = "anymail.backends.amazon_ses.EmailBackend"
{%- else %}
EMAIL_HOST = "{{ cookiecutter.mail_host }}"
EMAIL_PORT = 465
{%- endif %}
