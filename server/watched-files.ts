/** What the client is asked to watch: candidates, manifests, the project's own settings, and what changes git's answers. */
export const WATCHED: readonly string[] = [
  '**/.env*',
  '**/{*.env,*.env.*,env.*}',
  '**/*.py',
  '**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}',
  '**/*.{php,rb}',
  '**/{application,bootstrap}*.{properties,yml,yaml}',
  '**/{mailer,framework,compose*,docker-compose*}.{yml,yaml}',
  '**/config.*.json',
  '**/{package,composer}.json',
  '**/{package-lock,npm-shrinkwrap}.json',
  '**/{yarn,composer,poetry,uv,Pipfile,Gemfile}.lock',
  '**/{pnpm-lock.yaml,pyproject.toml,pom.xml,build.gradle,build.gradle.kts}',
  '**/requirements*.txt',
  '**/envelope.config.json',
  '**/.gitignore',
  '**/.git/index',
];
