import os
import ssl
from email.message import EmailMessage

import aiosmtplib
from aiosmtplib import send

HOST = os.environ.get("SMTP_HOST", "smtp.example.org")


async def implicit(message: EmailMessage) -> None:
    await aiosmtplib.send(
        message,
        hostname=HOST,
        port=465,
        use_tls=True,
        username=os.environ["SMTP_USER"],
        password=os.environ["SMTP_PASSWORD"],
    )


async def starttls(message: EmailMessage) -> None:
    await send(message, sender="Shop <shop@example.org>", hostname="smtp.example.org", start_tls=True, timeout=10)


async def wrong(message: EmailMessage) -> None:
    await send(message, hostname="smtp.example.org", port=465, start_tls=True, username="ann", password="correct-horse-42", validate_certs=False)
    await send(message, hostname="smtp.example.org", port=587, use_tls=True, tls_context=ssl.create_default_context())
    await send(message, hostname="smtp.example.org", port=587, use_tls=os.getenv("USE_TLS"), username="ann", password="correct-horse-42")
    await send(message, hostname="smtp.example.org", port=587, use_tls=True, start_tls=True)


async def unprotected(message: EmailMessage) -> None:
    await send(message, hostname="smtp.example.org", port=587, username="ann", password="correct-horse-42")
    await send(message, hostname="smtp.example.org", port=587, start_tls=False, username="ann", password="correct-horse-42")
    await send(message, hostname="smtp.example.org", port=587, start_tls=None)


async def client(message: EmailMessage) -> None:
    smtp = aiosmtplib.SMTP(hostname="smtp.example.org", port=465, use_tls=True)
    async with aiosmtplib.SMTP(hostname="smtp.example.org", port=587) as other:
        await other.starttls()
        await other.login("ann", "correct-horse-42")
    await smtp.connect()


async def passed_on(message: EmailMessage, host: str, options: dict) -> None:
    await send(message, hostname=host, **options)
    await send(message)
    await client.send(message, hostname="not-ours.example.org")
