import type { MailerSpec, Writer } from './mailer-spec.ts';
import { commas, lines, literal, sender } from './mailer-spec.ts';

/** Where only a text can stand: in a file that git does not see. */
const SECRET = 'kq7vT2mXb9LrW4nZ';

function dsn({ host = 'smtp.example.org', port, encryption, username, password, login, certificate }: MailerSpec): string {
  const account = username === undefined ? '' : `${encodeURIComponent(username)}${login === undefined ? `:${password ?? SECRET}` : ''}@`;
  const options = [
    ...(encryption === 'starttls' ? ['require_tls=true'] : encryption === 'none' ? ['auto_tls=false'] : []),
    ...(certificate === 'unverified' ? ['verify_peer=0'] : []),
  ];
  const query = options.length === 0 ? '' : `?${options.join('&')}`;
  return `${encryption === 'implicit' ? 'smtps' : 'smtp'}://${account}${host}${port === undefined ? '' : `:${port}`}${query}`;
}

function variables(spec: MailerSpec): readonly (readonly [string, string])[] {
  const { host, port, encryption, username, password, login, certificate, from, senderName } = spec;
  const secure = encryption === undefined || encryption === 'starttls' ? undefined : String(encryption === 'implicit');
  return (
    [
      ['SMTP_HOST', host],
      ['SMTP_PORT', port === undefined ? undefined : String(port)],
      ['SMTP_SECURE', encryption === 'none' ? undefined : secure],
      ['SMTP_IGNORE_TLS', encryption === 'none' ? 'true' : undefined],
      ['SMTP_REQUIRE_TLS', encryption === 'starttls' ? 'true' : undefined],
      ['SMTP_USER', username],
      ['SMTP_PASSWORD', username === undefined || login === 'none' ? undefined : (password ?? '${SMTP_PASSWORD}')],
      ['SMTP_TLS_REJECT_UNAUTHORIZED', certificate === undefined ? undefined : 'false'],
      ['SMTP_FROM', from],
      ['SMTP_FROM_NAME', senderName],
    ] as const
  ).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
}

function quoteYaml(value: string): string {
  return /^[\w.@/-]+$/.test(value) && !/^(?:true|false|\d+)$/.test(value) ? value : `"${value}"`;
}

export const laravel: Writer = spec => [
  {
    name: spec.place ? 'production/mail.php' : 'config/mail.php',
    text: lines(
      '<?php\n',
      'return [',
      "    'default' => 'smtp',",
      "    'mailers' => [",
      "        'smtp' => [",
      "            'transport' => 'smtp',",
      spec.encryption === 'implicit' && "            'scheme' => 'smtps',",
      spec.host !== undefined && `            'host' => ${literal(spec.host)},`,
      spec.port !== undefined && `            'port' => ${literal(spec.port)},`,
      spec.encryption === 'starttls' && "            'require_tls' => true,",
      spec.encryption === 'none' && "            'auto_tls' => false,",
      spec.certificate === 'unverified' && "            'verify_peer' => false,",
      spec.username !== undefined && `            'username' => ${literal(spec.username)},`,
      spec.username !== undefined &&
        spec.login === undefined &&
        `            'password' => ${spec.password === undefined ? "env('MAIL_PASSWORD')" : literal(spec.password)},`,
      '        ],',
      '    ],',
      spec.from !== undefined &&
        `    'from' => ['address' => ${literal(spec.from)}${spec.senderName === undefined ? '' : `, 'name' => ${literal(spec.senderName)}`}],`,
      '];',
    ),
  },
];

/** A password cannot stand in the middle of a DSN as a variable, so the whole DSN does. */
export const symfony: Writer = spec => {
  const isSecret = spec.username !== undefined && spec.login === undefined;
  const configuration = {
    name: spec.place ? 'config/packages/prod/mailer.yaml' : 'config/packages/mailer.yaml',
    text: lines(
      'framework:',
      '  mailer:',
      `    dsn: '${isSecret ? '%env(MAILER_DSN)%' : dsn(spec).replaceAll('%', '%%')}'`,
      spec.from !== undefined && `    envelope: { sender: '${sender(spec)}' }`,
    ),
  };
  return isSecret ? [configuration, { name: '.env', text: `MAILER_DSN="${dsn(spec)}"\n` }] : [configuration];
};

export const phpmailer: Writer = spec => [
  {
    name: spec.place ? 'production/contact.php' : 'contact.php',
    text: lines(
      '<?php',
      'use PHPMailer\\PHPMailer\\PHPMailer;\n',
      '$mail = new PHPMailer(true);',
      '$mail->isSMTP();',
      spec.host !== undefined && `$mail->Host = ${literal(spec.host)};`,
      spec.username !== undefined && '$mail->SMTPAuth = true;',
      spec.username !== undefined && `$mail->Username = ${literal(spec.username)};`,
      spec.username !== undefined &&
        spec.login === undefined &&
        `$mail->Password = ${spec.password === undefined ? "getenv('SMTP_PASSWORD')" : literal(spec.password)};`,
      spec.encryption === 'starttls' && '$mail->SMTPSecure = PHPMailer::ENCRYPTION_STARTTLS;',
      spec.encryption === 'implicit' && '$mail->SMTPSecure = PHPMailer::ENCRYPTION_SMTPS;',
      spec.encryption === 'none' && '$mail->SMTPAutoTLS = false;',
      spec.port !== undefined && `$mail->Port = ${literal(spec.port)};`,
      spec.certificate === 'unverified' && "$mail->SMTPOptions = ['ssl' => ['verify_peer' => false]];",
      spec.from !== undefined &&
        `$mail->setFrom(${literal(spec.from)}${spec.senderName === undefined ? '' : `, ${literal(spec.senderName)}`});`,
    ),
  },
];

export const rails: Writer = spec => [
  {
    name: spec.place ? 'config/environments/production.rb' : 'config/environments/development.rb',
    text: lines(
      'Rails.application.configure do',
      spec.from !== undefined && `  config.action_mailer.default_options = { from: ${JSON.stringify(sender(spec))} }`,
      '  config.action_mailer.smtp_settings = {',
      ...commas(
        spec.host !== undefined && `    address: ${JSON.stringify(spec.host)}`,
        spec.port !== undefined && `    port: ${typeof spec.port === 'number' ? spec.port : JSON.stringify(spec.port)}`,
        spec.username !== undefined && `    user_name: ${JSON.stringify(spec.username)}`,
        spec.username !== undefined &&
          spec.login === undefined &&
          `    password: ${spec.password === undefined ? 'ENV["SMTP_PASSWORD"]' : JSON.stringify(spec.password)}`,
        spec.encryption === 'implicit' && '    tls: true',
        spec.encryption === 'starttls' && '    enable_starttls: true',
        spec.encryption === 'opportunistic' && '    enable_starttls_auto: true',
        spec.encryption === 'none' && '    enable_starttls: false',
        spec.certificate === 'unverified' && '    openssl_verify_mode: "none"',
      ),
      '  }',
      'end',
    ),
  },
];

export const spring: Writer = spec => [
  {
    name: spec.place ? 'application-prod.properties' : 'application.properties',
    text: lines(
      spec.host !== undefined && `spring.mail.host=${spec.host}`,
      spec.port !== undefined && `spring.mail.port=${spec.port}`,
      spec.username !== undefined && `spring.mail.username=${spec.username}`,
      spec.username !== undefined && spec.login === undefined && `spring.mail.password=${spec.password ?? '${SMTP_PASSWORD}'}`,
      spec.username !== undefined && 'spring.mail.properties.mail.smtp.auth=true',
      spec.encryption === 'implicit' && 'spring.mail.properties.mail.smtp.ssl.enable=true',
      spec.encryption === 'opportunistic' && 'spring.mail.properties.mail.smtp.starttls.enable=true',
      spec.encryption === 'starttls' &&
        'spring.mail.properties.mail.smtp.starttls.enable=true\nspring.mail.properties.mail.smtp.starttls.required=true',
      spec.certificate === 'unverified' && 'spring.mail.properties.mail.smtp.ssl.trust=*',
      spec.from !== undefined && `spring.mail.properties.mail.smtp.from=${spec.from}`,
      spec.place === 'production' && spec.timeout === undefined && 'spring.mail.properties.mail.smtp.connectiontimeout=10000',
    ),
  },
];

export const compose: Writer = spec => [
  {
    name: spec.place ? 'compose.production.yaml' : 'compose.yaml',
    text: lines('services:', '  web:', '    environment:', ...variables(spec).map(([name, value]) => `      ${name}: ${quoteYaml(value)}`)),
  },
];

export const dotenv: Writer = spec => [
  {
    name: spec.place ? '.env.production' : '.env',
    text: lines(
      ...variables(spec).map(
        ([name, value]) => `${name}=${value.includes(' ') ? `"${value}"` : value === '${SMTP_PASSWORD}' ? SECRET : value}`,
      ),
    ),
  },
];
