/**
 * Whether a variable may be taken for one that holds a password, by its name. A file of the workspace chooses it, and what stands beside it
 * as the password, and both come into the environment of a terminal: what shells, loaders, runtimes and tools obey are too many to be
 * listed (`XDG_CONFIG_HOME` alone decides for git and fish), so that a name has to speak of a secret or of mail.
 */
export function mayNamePassword(name: string): boolean {
  return SPEAKS_OF_SECRET.test(name) && !OBEYED.test(name) && !LEADS_ELSEWHERE.test(name);
}

const SPEAKS_OF_SECRET = /pass|pwd?|secret|token|key|cred|smtp|mail|mdp|senha|clave|kennwort|parola/i;

/** Of those, what programs obey. */
const OBEYED =
  /ASKPASS|^(?:SSLKEYLOG|PASSWORD_STORE_|BASH_FUNC_|LD_|DYLD_|GIT_|NODE_(?:OPTIONS|EXTRA_|TLS_|REPL_)|NPM_CONFIG_|PYTHON_KEYRING_)|^(?:LESS(?:KEY\w*)?|MAIL(?:CHECK|CAPS|RC)?|PYTHON[A-Z]+|GOOGLE_APPLICATION_CREDENTIALS)$/i;

/** Places, programs and options are no passwords. */
const LEADS_ELSEWHERE = /(?:FILE|DIR|PATH|HOME|COMMAND|CMD|OPTIONS|OPTS|FLAGS|HELPER|PROGRAM|CONFIG|BACKEND|PROXY)$/i;
