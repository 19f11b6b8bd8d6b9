"""smtplib with the mistakes that are reported most."""

import os
import smtplib
from email.message import EmailMessage

HOST = "smtp.shop.example"


def send(message: EmailMessage) -> None:
    # Port 465 begins with TLS; SMTP waits for a greeting that never comes. SMTP_SSL is the class for it.
    with smtplib.SMTP(HOST, 465) as smtp:
        smtp.login("reports", os.environ["REPORT_SMTP_PASSWORD"])
        smtp.send_message(message)


def send_in_the_wrong_order(message: EmailMessage) -> None:
    with smtplib.SMTP(HOST, 587, timeout=10) as smtp:
        # The password has gone out in clear text before the connection is encrypted.
        smtp.login("reports", os.environ["REPORT_SMTP_PASSWORD"])
        # Without a context nobody looks at the certificate.
        smtp.starttls()
        smtp.send_message(message)


def send_with_a_password_in_the_source(message: EmailMessage) -> None:
    server = smtplib.SMTP(HOST, 587, timeout=10)
    server.login("reports", "q7Vw2rTz9KpL4xNe")
    server.send_message(message)
    server.quit()
