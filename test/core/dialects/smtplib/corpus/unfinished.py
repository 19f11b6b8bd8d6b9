import smtplib

def send(message):
    with smtplib.SMTP("smtp.example.org", ) as server:
        server.login("ann@example.org", 
    server = smtplib.SMTP_SSL("smtp.example.org", port=
    server.starttls(
