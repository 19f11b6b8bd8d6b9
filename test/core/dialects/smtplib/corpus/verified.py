import os
import smtplib
import ssl
from email.message import EmailMessage

from dotenv import load_dotenv

load_dotenv()

HOST = os.environ.get("SMTP_HOST", "smtp.example.org")
PORT = int(os.environ.get("SMTP_PORT", "465"))


def send(message: EmailMessage) -> None:
    context = ssl.create_default_context()
    with smtplib.SMTP_SSL(HOST, PORT, context=context, timeout=10) as smtp:
        smtp.login(os.environ["SMTP_USER"], os.environ["SMTP_PASSWORD"])
        smtp.send_message(message)


def send_with_starttls(message: EmailMessage) -> None:
    with smtplib.SMTP(
        host=HOST,
        port=587,
        timeout=30,
    ) as smtp:
        smtp.starttls(context=ssl.create_default_context(cafile="/etc/ssl/own.pem"))
        smtp.login(user=os.environ["SMTP_USER"], password=os.environ["SMTP_PASSWORD"])
        smtp.send_message(message, from_addr="Shop <orders@shop.example>")
