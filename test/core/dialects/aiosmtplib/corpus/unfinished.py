from aiosmtplib import send
async def go(message):
    await send(message, hostname="smtp.example.org", port=, use_tls=
