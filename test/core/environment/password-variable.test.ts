import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayNamePassword } from '../../../core/environment/password-variable.ts';

test('what shells, loaders, runtimes and tools obey is told from what holds a password', () => {
  const obeyed = [
    ...[
      'PATH',
      'ENV',
      'BASH_ENV',
      'PROMPT_COMMAND',
      'ZDOTDIR',
      'FPATH',
      'PS4',
      'SHELLOPTS',
      'INPUTRC',
      'XDG_CONFIG_HOME',
      'MAILPATH',
      'MAIL',
    ],
    ...['LD_PRELOAD', 'DYLD_INSERT_LIBRARIES', 'GCONV_PATH', 'LOCPATH', 'OPENSSL_CONF', 'SSLKEYLOGFILE', 'https_proxy'],
    ...['NODE_OPTIONS', 'npm_config_node_gyp', 'PYTHONSTARTUP', 'PYTHON_KEYRING_BACKEND', 'RUBYOPT', 'PERL5OPT', 'JAVA_TOOL_OPTIONS'],
    ...['DOTNET_STARTUP_HOOKS', 'MAKEFILES', 'RUSTC_WRAPPER', 'GOFLAGS', 'LUA_INIT', 'ERL_AFLAGS', 'PHPRC'],
    ...[
      'GIT_SSH_COMMAND',
      'GIT_ASKPASS',
      'SSH_ASKPASS',
      'SUDO_ASKPASS',
      'SSH_ASKPASS_REQUIRE',
      'EDITOR',
      'VIMINIT',
      'PAGER',
      'LESS',
      'LESSKEY',
    ],
    ...['STARSHIP_CONFIG', 'FZF_DEFAULT_OPTS', 'RIPGREP_CONFIG_PATH', 'KUBECONFIG', 'AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE'],
    ...['GOOGLE_APPLICATION_CREDENTIALS', 'PASSWORD_STORE_EXTENSIONS_DIR', 'GIT_CONFIG_KEY_0'],
  ];
  const own = [
    ...[
      'SMTP_PASSWORD',
      'SMTP_PASS',
      'EMAIL_HOST_PASSWORD',
      'MAIL_PWD',
      'GMAIL_PW',
      'PASS',
      'smtpPass',
      'SENDGRID_API_KEY',
      'POSTMARK_TOKEN',
    ],
    ...['NODE_MAILER_PASSWORD', 'PYTHON_MAIL_PASSWORD', 'MAIL_PATH_KEY', 'GITEA__MAILER__PASSWD', 'SPRING_MAIL_PASSWORD', 'EMAIL_AUTH'],
    ...['MAILGUN_SMTP_SECRET', 'SMTP_KENNWORT'],
  ];
  assert.deepEqual(obeyed.filter(mayNamePassword), []);
  assert.deepEqual(
    own.filter(name => !mayNamePassword(name)),
    [],
  );
});
