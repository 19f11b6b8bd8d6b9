/**
 * Who reads the `.env` file of a project: the same line gives them different values. `dotenv-expand` is also Next.js and Vite,
 * `node` is `node --env-file`, `symfony` is symfony/dotenv, `shell` is `source .env`, `compose` is the `env_file` of docker compose.
 */
export type EnvironmentReader =
  | 'dotenv'
  | 'node'
  | 'dotenvx'
  | 'dotenv-expand'
  | 'python-dotenv'
  | 'python-decouple'
  | 'django-environ'
  | 'django-environ-0.11'
  | 'phpdotenv'
  | 'symfony'
  | 'shell'
  | 'compose';
