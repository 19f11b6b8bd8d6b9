import type { MailerSpec, Writer } from './mailer-spec.ts';
import { lines, literal, sender } from './mailer-spec.ts';

function writeSmtplib(spec: MailerSpec): string {
  const { host, port, encryption, username, password, login, certificate, from } = spec;
  const context = certificate === 'unverified' ? '' : 'context=ssl.create_default_context()';
  const isImplicit = encryption === 'implicit';
  const given = [
    host === undefined ? "os.environ['SMTP_HOST']" : literal(host),
    port === undefined ? undefined : literal(port),
    spec.place === 'production' && spec.timeout === undefined ? 'timeout=10' : undefined,
    isImplicit && context !== '' ? context : undefined,
  ].filter(argument => argument !== undefined);
  return lines(
    (username !== undefined && password === undefined && login === undefined) || host === undefined ? 'import os' : false,
    'import smtplib',
    (isImplicit || encryption === 'starttls') && context !== '' && 'import ssl',
    '',
    `with smtplib.${isImplicit ? 'SMTP_SSL' : 'SMTP'}(${given.join(', ')}) as smtp:`,
    encryption === 'starttls' && `    smtp.starttls(${context})`,
    username !== undefined && login === undefined && `    smtp.login(${literal(username)}, ${pythonPassword(spec, 'SMTP_PASSWORD')})`,
    from !== undefined ? `    smtp.sendmail(${literal(from)}, recipients, message)` : '    smtp.send_message(message)',
  );
}

function pythonPassword({ password }: Pick<MailerSpec, 'password'>, variable: string): string {
  return password === undefined ? `os.environ['${variable}']` : literal(password);
}

export const django: Writer = spec => [
  {
    name: spec.place ? 'settings/production.py' : 'settings.py',
    text: lines(
      spec.login === undefined && spec.username !== undefined && spec.password === undefined && 'import os\n',
      spec.host !== undefined && `EMAIL_HOST = ${literal(spec.host)}`,
      spec.port !== undefined && `EMAIL_PORT = ${literal(spec.port)}`,
      spec.encryption === 'starttls' && 'EMAIL_USE_TLS = True',
      spec.encryption === 'implicit' && 'EMAIL_USE_SSL = True',
      spec.username !== undefined && `EMAIL_HOST_USER = ${literal(spec.username)}`,
      spec.username !== undefined && spec.login === undefined && `EMAIL_HOST_PASSWORD = ${pythonPassword(spec, 'EMAIL_HOST_PASSWORD')}`,
      spec.from !== undefined && `DEFAULT_FROM_EMAIL = ${literal(sender(spec))}`,
      spec.place === 'production' && spec.timeout === undefined && 'EMAIL_TIMEOUT = 10',
    ),
  },
];

export const djangoMailers: Writer = spec => [
  {
    name: spec.place ? 'settings/production.py' : 'settings.py',
    text: lines(
      spec.username !== undefined && spec.password === undefined && spec.login === undefined && 'import os\n',
      'MAILERS = {',
      "    'default': {",
      "        'OPTIONS': {",
      spec.host !== undefined && `            'host': ${literal(spec.host)},`,
      spec.port !== undefined && `            'port': ${literal(spec.port)},`,
      spec.encryption === 'starttls' && "            'use_tls': True,",
      spec.encryption === 'implicit' && "            'use_ssl': True,",
      spec.username !== undefined && `            'username': ${literal(spec.username)},`,
      spec.username !== undefined && spec.login === undefined && `            'password': ${pythonPassword(spec, 'EMAIL_PASSWORD')},`,
      spec.place === 'production' && spec.timeout === undefined && "            'timeout': 10,",
      '        },',
      '    },',
      '}',
      spec.from !== undefined && `DEFAULT_FROM_EMAIL = ${literal(sender(spec))}`,
    ),
  },
];

export const smtplib: Writer = spec => [{ name: spec.place ? 'production/notify.py' : 'notify.py', text: writeSmtplib(spec) }];

export const aiosmtplib: Writer = spec => [
  {
    name: spec.place ? 'production/notify.py' : 'notify.py',
    text: lines(
      spec.username !== undefined && spec.password === undefined && spec.login === undefined && 'import os',
      'from aiosmtplib import send\n\n',
      'async def deliver(message):',
      '    await send(',
      '        message,',
      spec.from !== undefined && `        sender=${literal(sender(spec))},`,
      spec.host !== undefined && `        hostname=${literal(spec.host)},`,
      spec.port !== undefined && `        port=${literal(spec.port)},`,
      spec.encryption === 'starttls' && '        start_tls=True,',
      spec.encryption === 'implicit' && '        use_tls=True,',
      spec.encryption === 'none' && '        start_tls=False,',
      spec.certificate === 'unverified' && '        validate_certs=False,',
      spec.username !== undefined && `        username=${literal(spec.username)},`,
      spec.username !== undefined && spec.login === undefined && `        password=${pythonPassword(spec, 'SMTP_PASSWORD')},`,
      '    )',
    ),
  },
];

export const flaskMail: Writer = spec => [
  {
    name: spec.place ? 'config/production.py' : 'app.py',
    text: lines(
      spec.username !== undefined && spec.password === undefined && spec.login === undefined && 'import os',
      'from flask import Flask\n',
      'app = Flask(__name__)',
      spec.host !== undefined && `app.config['MAIL_SERVER'] = ${literal(spec.host)}`,
      spec.port !== undefined && `app.config['MAIL_PORT'] = ${literal(spec.port)}`,
      spec.encryption === 'starttls' && "app.config['MAIL_USE_TLS'] = True",
      spec.encryption === 'implicit' && "app.config['MAIL_USE_SSL'] = True",
      spec.encryption === 'none' && "app.config['MAIL_USE_TLS'] = False",
      spec.username !== undefined && `app.config['MAIL_USERNAME'] = ${literal(spec.username)}`,
      spec.username !== undefined && spec.login === undefined && `app.config['MAIL_PASSWORD'] = ${pythonPassword(spec, 'MAIL_PASSWORD')}`,
      spec.from !== undefined && `app.config['MAIL_DEFAULT_SENDER'] = ${literal(sender(spec))}`,
    ),
  },
];

export const fastapiMail: Writer = spec => [
  {
    name: spec.place ? 'production/mail.py' : 'mail.py',
    text: lines(
      spec.password === undefined && spec.login === undefined && 'import os',
      'from fastapi_mail import ConnectionConfig\n',
      'conf = ConnectionConfig(',
      `    MAIL_USERNAME=${spec.username === undefined ? "os.environ['MAIL_USERNAME']" : literal(spec.username)},`,
      spec.login === undefined && `    MAIL_PASSWORD=${pythonPassword(spec, 'MAIL_PASSWORD')},`,
      spec.login === 'none' && "    MAIL_PASSWORD='',",
      `    MAIL_FROM=${literal(spec.from ?? 'ann@example.org')},`,
      spec.senderName !== undefined && `    MAIL_FROM_NAME=${literal(spec.senderName)},`,
      `    MAIL_SERVER=${literal(spec.host ?? 'smtp.example.org')},`,
      spec.port !== undefined && `    MAIL_PORT=${literal(spec.port)},`,
      `    MAIL_STARTTLS=${spec.encryption === 'starttls' ? 'True' : 'False'},`,
      `    MAIL_SSL_TLS=${spec.encryption === 'implicit' ? 'True' : 'False'},`,
      spec.certificate === 'unverified' && '    VALIDATE_CERTS=False,',
      ')',
    ),
  },
];
