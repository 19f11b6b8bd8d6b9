import smtplib
import ssl

unverified = ssl._create_unverified_context()

with smtplib.SMTP_SSL("one.example.org", 465, context=unverified) as one:
    one.login("ann", "aPassword-1")

with smtplib.SMTP_SSL("two.example.org", context=ssl._create_unverified_context()) as two:
    two.login("ann", "aPassword-2")

weak = ssl.create_default_context()
weak.check_hostname = False
weak.verify_mode = ssl.CERT_NONE
three = smtplib.SMTP("three.example.org", 587)
three.starttls(context=weak)
three.login("ann", "aPassword-3")

old = ssl.SSLContext(ssl.PROTOCOL_TLSv1_2)
four = smtplib.SMTP("four.example.org", 587)
four.starttls(context=old)

client = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
client.load_default_certs()
five = smtplib.SMTP("five.example.org", 587)
five.starttls(context=client)

repaired = ssl.SSLContext()
repaired.verify_mode = ssl.CERT_REQUIRED
six = smtplib.SMTP("six.example.org", 587)
six.starttls(context=repaired)

seven = smtplib.SMTP_SSL("seven.example.org", 465, context=None)
eight = smtplib.SMTP_SSL("eight.example.org", 465, context=make_context())


class Client:
    def __init__(self, insecure):
        self.context = ssl.create_default_context()
        if insecure:
            self.context.check_hostname = False
            self.context.verify_mode = ssl.CERT_NONE

    def open(self):
        with smtplib.SMTP_SSL("nine.example.org", 465, context=self.context) as nine:
            nine.noop()
