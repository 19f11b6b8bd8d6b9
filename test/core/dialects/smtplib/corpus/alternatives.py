import os
import smtplib

host = os.environ["MAIL_HOST"]
port = int(os.environ.get("MAIL_PORT", 587))
use_ssl = os.environ.get("MAIL_SSL", "false") == "true"
use_tls = os.environ.get("MAIL_TLS", "true").lower() == "true"


def open_by_flag():
    if use_ssl:
        server = smtplib.SMTP_SSL(host, port)
    else:
        server = smtplib.SMTP(host, port)
        server.starttls()
    server.login(os.environ["MAIL_USER"], os.environ["MAIL_PASSWORD"])
    server.sendmail("a@example.org", ["b@example.net"], "")


def open_by_number(to):
    if port == 465:
        server = smtplib.SMTP_SSL("smtp.example.org", 465)
    else:
        server = smtplib.SMTP("smtp.example.org", 587)
        server.starttls()
    server.login("ann@example.org", os.environ["MAIL_PASSWORD"])


def open_with_condition():
    server = smtplib.SMTP("smtp.example.org", 587)
    if use_tls:
        server.starttls()
    server.login("ann@example.org", os.environ["MAIL_PASSWORD"])


def open_in_one_line():
    server = smtplib.SMTP_SSL(host, port) if use_ssl else smtplib.SMTP(host, port)
    server.quit()


def open_and_return():
    return smtplib.SMTP("smtp.example.org", 587)


def fall_back():
    try:
        server = smtplib.SMTP_SSL("smtp.example.org", 465)
    except OSError:
        server = smtplib.SMTP("smtp.example.org", 587)
        server.starttls()
    server.login("ann@example.org", os.environ["MAIL_PASSWORD"])
