import type { EnvironmentReader } from '../../environment/reader.ts';

/** For people. */
export const READER_NAMES: Readonly<Record<EnvironmentReader, string>> = {
  dotenv: 'dotenv',
  node: 'Node.js',
  dotenvx: 'dotenvx',
  'dotenv-expand': 'dotenv-expand',
  'python-dotenv': 'python-dotenv',
  'python-decouple': 'python-decouple',
  'django-environ': 'django-environ',
  'django-environ-0.11': 'django-environ',
  phpdotenv: 'phpdotenv',
  symfony: 'Symfony',
  shell: 'The shell',
  compose: 'Docker Compose',
};
