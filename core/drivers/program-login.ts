/** What decides whether a program logs in. */
export interface LoginSettings {
  readonly dialect: string;
  readonly username?: string;
  /** One is written, but what it says is not known here. */
  readonly usernameUnknown?: true;
  readonly password: 'literal' | 'environment' | 'absent' | 'unknown';
  /** As the framework was told. */
  readonly authentication?: string;
}

/**
 * Frameworks that log in only with both (`if self.username and self.password` in Django; the same in Flask-Mail). The others try with a
 * user alone, and fail by the server's word.
 */
const NEED_BOTH: ReadonlySet<string> = new Set(['django', 'django-mailers', 'flask-mail']);

/** Whether the program with these settings logs in. A user or password that is not known here counts as one. */
export function programLogsIn({ dialect, username = '', usernameUnknown, password }: LoginSettings): boolean {
  return (username !== '' || usernameUnknown === true) && (password !== 'absent' || !NEED_BOTH.has(dialect));
}

const MECHANISMS = ['PLAIN', 'LOGIN', 'CRAM-MD5', 'SCRAM-SHA-256', 'XOAUTH2'] as const;

/** The mechanism that the program is told to use, where it is told and Envelope has it too; frameworks spell it in their own ways. */
export function programMechanism({ authentication = '' }: Pick<LoginSettings, 'authentication'>): (typeof MECHANISMS)[number] | undefined {
  const told = authentication.trim().toUpperCase().replaceAll('_', '-');
  return MECHANISMS.find(each => each === told);
}
