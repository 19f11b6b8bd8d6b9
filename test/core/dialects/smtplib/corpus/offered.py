import smtplib

PASSWORD = "correct-horse-42"

one = smtplib.SMTP("smtp.example.org", 587)
one.ehlo()
if one.has_extn("STARTTLS"):
    one.starttls()
    one.ehlo()
one.login("ann", PASSWORD)

two = smtplib.SMTP("smtp.example.org", 587)
try:
    two.starttls()
except smtplib.SMTPNotSupportedError:
    pass
two.login("ann", PASSWORD)

three = smtplib.SMTP("smtp.example.org", 587)
try:
    three.starttls()
    three.login("ann", PASSWORD)
finally:
    three.quit()

four = smtplib.SMTP("smtp.example.org", 587)
if four.starttls()[0] != 220:
    raise SystemExit(1)
four.login("ann", PASSWORD)
