/** Who reads the `.env` file of a project: the same line gives them different values. */
export type EnvironmentReader = 'dotenv' | 'dotenv-expand' | 'python-dotenv' | 'python-decouple' | 'django-environ' | 'phpdotenv' | 'shell';
