from fastapi_mail import ConnectionConfig

conf = ConnectionConfig(
    MAIL_SERVER="smtp.example.org",
    MAIL_PORT=,
    MAIL_STARTTLS=
