import imaplib
import poplib
import smtplib
from unittest import mock

import pytest

inbox = imaplib.IMAP4_SSL("imap.example.org", 993)
inbox.login("ann", "aPassword-1")
box = poplib.POP3_SSL("pop.example.org", 995)
connection: smtplib.SMTP | None = None
klass = smtplib.SMTP
local = smtplib.LMTP("/var/run/lmtp.sock")


class SMTP:
    def __init__(self, host, port):
        pass


mine = SMTP("smtp.example.org", 465)


@mock.patch("smtplib.SMTP")
def test_sends(smtp_class):
    smtp_class.return_value.login("ann", "aPassword-1")
    with mock.patch.object(smtplib, "SMTP", autospec=True) as patched:
        patched("smtp.example.org", 465).login("ann", "b")
    with pytest.raises(smtplib.SMTPException):
        raise smtplib.SMTPServerDisconnected()
    fake = mock.Mock(spec=smtplib.SMTP)
    fake.starttls()


def handle(server: smtplib.SMTP_SSL) -> smtplib.SMTP:
    server.login("ann", "aPassword-1")
    return server


idle = smtplib.SMTP()
