import smtplib

server = smtplib.SMTP('smtp.example.org', 587)
server.ehlo()
server.starttls()
server.login('bob@example.org', 'correct-horse-42')
server.sendmail('bob@example.org', 'alice@example.net', 'Subject: Hello\n\nGood morning.')
server.quit()
