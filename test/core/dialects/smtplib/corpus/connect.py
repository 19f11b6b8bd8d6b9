import smtplib
from contextlib import ExitStack, closing

first = smtplib.SMTP(timeout=5)
first.connect("smtp.example.org", 587)
first.starttls()
first.login("ann", "aPassword-1")

second = smtplib.SMTP_SSL()
second.connect("smtp.example.org")
second.login("ann", "aPassword-2")

with closing(smtplib.SMTP("smtp.example.org", "587")) as third:
    third.starttls()

with ExitStack() as stack:
    fourth = stack.enter_context(smtplib.SMTP_SSL("smtp.example.org", 465))
    fourth.login("ann", "aPassword-4")

for attempt in range(3):
    try:
        fifth = smtplib.SMTP("smtp.example.org", 0)
        fifth.ehlo()
        fifth.starttls()
        fifth.login("ann", "aPassword-5")
        break
    except smtplib.SMTPException as error:
        print(error)

with smtplib.SMTP_SSL("smtp.example.org", smtplib.SMTP_SSL_PORT) as sixth:
    sixth.noop()

with smtplib.SMTP(host="smtp.example.org", port=smtplib.SMTP_SSL_PORT) as seventh:
    seventh.login("ann", "aPassword-7")
