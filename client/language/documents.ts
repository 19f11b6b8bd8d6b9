/** What the language server is asked about, and what can wake it. */
export const LANGUAGES: readonly string[] = ['dotenv', 'python', 'javascript', 'javascriptreact', 'typescript', 'typescriptreact'];

/** `.env` and its family under whatever language another extension gives it. */
export const ENVIRONMENT_FILES = '**/{.env,.env.*,*.env,.envrc}';

/** Where mail settings are looked for before the server runs; `package.json` tells whether nodemailer is used at all. */
export const TELLING_FILES = '**/{.env,.env.*,settings.py,package.json,envelope.config.json,settings/*.py}';

/** Other people's code. */
export const FOREIGN_FOLDERS = '**/{node_modules,.git,.venv,venv,site-packages,dist,build}/**';
