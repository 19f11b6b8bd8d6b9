import smtplib

SENDER = "ann@example.org"
PASSWORD = "correct-horse-42"


def too_late(message):
    server = smtplib.SMTP("smtp.example.org", 587)
    server.login(SENDER, PASSWORD)
    server.starttls()
    server.send_message(message)


def on_top(message):
    server = smtplib.SMTP_SSL("smtp.example.org", 465)
    server.starttls()
    server.login(SENDER, PASSWORD)
    server.send_message(message)


def in_the_clear(message):
    server = smtplib.SMTP("smtp.example.org")
    server.login(SENDER, PASSWORD)
    server.sendmail(SENDER, "bob@example.net", message)


def inline(message):
    smtplib.SMTP("localhost").sendmail(SENDER, "bob@example.net", message)


def in_one_line(message):
    with smtplib.SMTP("smtp.example.org", 25, timeout=20) as s:
        s.ehlo(); s.login(SENDER, PASSWORD); s.send_message(message)
