import os

from dotenv import load_dotenv
from fastapi_mail import ConnectionConfig, FastMail, MessageSchema

load_dotenv()

conf = ConnectionConfig(
    MAIL_USERNAME=os.getenv('EMAIL'),
    MAIL_PASSWORD=os.getenv('PASS'),
    MAIL_FROM="Shop <orders@shop.example>",
    MAIL_PORT=587,  # STARTTLS
    MAIL_SERVER="smtp.example.org",
    MAIL_STARTTLS=True,
    MAIL_SSL_TLS=False,
    USE_CREDENTIALS=True,
    VALIDATE_CERTS=True
)
