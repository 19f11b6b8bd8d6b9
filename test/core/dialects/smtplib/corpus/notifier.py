"""Sends a report every night."""
import logging
import os
import smtplib
from smtplib import SMTPException

log = logging.getLogger(__name__)


class Settings:
    HOST = "smtp.example.org"
    PORT = 465
    USER = os.getenv("REPORT_USER")


class Notifier:
    def __init__(self, recipients, password=None):
        self.recipients = recipients
        self.host = Settings.HOST
        self.port = Settings.PORT
        self.user = Settings.USER
        self.password = password or os.getenv("REPORT_PASSWORD")
        self.server = None

    def connect(self):
        self.server = smtplib.SMTP(self.host, self.port, timeout=20)
        self.server.set_debuglevel(0)
        self.server.starttls()
        self.server.login(self.user, os.getenv("REPORT_PASSWORD"))

    def send(self, text):
        try:
            self.server.sendmail(self.user, self.recipients, text)
        except SMTPException:
            log.exception("The report was not sent.")
        finally:
            self.server.quit()
