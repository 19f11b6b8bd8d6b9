"""A library: whoever uses it brings the values."""
import smtplib
import typing as t
from dataclasses import dataclass


@dataclass
class Server:
    host: str
    port: int = 25


class Mailer:
    def __init__(self, host: str = "localhost", port: int = 25, username=None, password=None, starttls=False, ssl=False):
        self.host = host
        self.port = port
        self.username = username
        self.password = password
        self.starttls = starttls
        self.ssl = ssl

    def _connection(self) -> t.Union[smtplib.SMTP, smtplib.SMTP_SSL]:
        factory = smtplib.SMTP_SSL if self.ssl else smtplib.SMTP
        server = factory(self.host, self.port)
        return server

    def send(self, message):
        server = smtplib.SMTP(self.host, self.port)
        if self.starttls:
            server.starttls()
        if self.username:
            server.login(self.username, self.password)
        server.send_message(message)


def send(server: Server, message, **options):
    with smtplib.SMTP(server.host, server.port, **options) as smtp:
        smtp.send_message(message)


def send_by(config, message):
    smtp = smtplib.SMTP(config["host"], config["port"])
    smtp.login(config["user"], config["password"])
    smtp.quit()


def pass_on(host):
    smtp = smtplib.SMTP(host, 587)
    prepare(smtp)
    smtp.login("ann", "aPassword-1")
