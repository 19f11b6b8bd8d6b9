"""A nightly report over implicit TLS, with a certificate that is looked at: nothing to find."""

import os
import smtplib
import ssl
from email.message import EmailMessage


def send(text: str) -> None:
    message = EmailMessage()
    message["Subject"] = "Sales of the day"
    message["From"] = "reports@shop.example"
    message["To"] = "ann@shop.example"
    message.set_content(text)

    context = ssl.create_default_context()
    host, port = os.environ["REPORT_SMTP_HOST"], int(os.environ.get("REPORT_SMTP_PORT", "465"))
    with smtplib.SMTP_SSL(host, port, timeout=10, context=context) as smtp:
        smtp.login(os.environ["REPORT_SMTP_USER"], os.environ["REPORT_SMTP_PASSWORD"])
        smtp.send_message(message)


if __name__ == "__main__":
    send("Twelve orders, no complaints.")
