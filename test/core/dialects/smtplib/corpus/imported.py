from smtplib import SMTP, SMTP_SSL as Secure
import ssl as tls

HOST, PORT = 'smtp.example.org', 25

if __name__ == '__main__':
    user = 'ann@example.org'
    secret = 'correct-horse-42'
    with SMTP(HOST, PORT) as smtp:
        smtp.login(user, secret)
    with Secure(HOST, 587, context=tls.create_default_context()) as smtp:
        smtp.login(user, secret)
    with SMTP('smtp.example.org:587') as smtp:
        smtp.starttls(context=tls.create_default_context())
        smtp.login(user, secret)
