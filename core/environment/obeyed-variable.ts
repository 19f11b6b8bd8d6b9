/**
 * Whether a shell, a loader or a runtime obeys the variable. A file of the workspace that names one of these for its password does not
 * get a terminal in which it is set.
 */
export function isObeyedVariable(name: string): boolean {
  return OBEYED.test(name);
}

const OBEYED =
  /^(?:PATH|ENV|BASH_ENV|BASH_FUNC_.*|SHELLOPTS|BASHOPTS|ZDOTDIR|IFS|PS[0-4]|PROMPT_COMMAND|CDPATH|HOME|SHELL|EDITOR|VISUAL|PAGER|BROWSER|LESSOPEN|LD_.*|DYLD_.*|GIT_.*|NODE_(?:OPTIONS|PATH|EXTRA_CA_CERTS|TLS_REJECT_UNAUTHORIZED|REPL_.*)|NPM_CONFIG_.*|PYTHON[A-Z]+|RUBYOPT|RUBYLIB|PERL5[A-Z]+|PERLLIB|CLASSPATH|_JAVA_OPTIONS|JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS|PHPRC|PHP_INI_SCAN_DIR|SSL_CERT_(?:FILE|DIR)|OPENSSL_CONF|(?:HTTPS?|ALL|NO)_PROXY)$/i;
