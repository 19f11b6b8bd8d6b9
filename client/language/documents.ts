/** What the language server is asked about, and what can wake it. */
export const LANGUAGES: readonly string[] = [
  'dotenv',
  'python',
  'javascript',
  'javascriptreact',
  'typescript',
  'typescriptreact',
  'php',
  'ruby',
];

/** `.env` and its family, `env.example` and `docker.env.example` included, under whatever language another extension gives it. */
export const ENVIRONMENT_FILES = '**/{.env,.env.*,*.env,*.env.*,env.*,.envrc}';

/** Settings of Spring, Symfony, docker compose and Ghost: their languages hold much else, so they go by their names. */
export const SETTINGS_FILES =
  '**/{application*.properties,application*.yml,application*.yaml,bootstrap*.properties,bootstrap*.yml,bootstrap*.yaml,mailer.yaml,mailer.yml,framework.yaml,framework.yml,compose*.yml,compose*.yaml,docker-compose*.yml,docker-compose*.yaml,config.*.json}';

/** Where mail settings are looked for before the server runs; `package.json` tells whether nodemailer is used at all. */
export const TELLING_FILES =
  '**/{.env,.env.*,settings.py,package.json,envelope.config.json,settings/*.py,config/mail.php,composer.json,config/environments/*.rb,application*.properties,application*.yml,application*.yaml,mailer.yaml,compose*.yml,compose*.yaml,docker-compose*.yml,docker-compose*.yaml}';

/** Other people's code. */
export const FOREIGN_FOLDERS = '**/{node_modules,.git,.venv,venv,site-packages,dist,build}/**';
