const GIVES_SETTING = /\bMAIL_(?:SERVER|PORT|USE_TLS|USE_SSL|USERNAME|PASSWORD)\b/;
const OWN_SETTING = /\bMAIL_(?:USE_TLS|USE_SSL|DEFAULT_SENDER|MAX_EMAILS|SUPPRESS_SEND)\b/;
const USES_CONFIG = /\bconfig(?:\[|\.update\(|\.from_mapping\(|\.setdefault\()/;
/** Their settings have some of the same names and another meaning. */
const OTHER_FRAMEWORKS = /^[ \t]*(?:import|from)[ \t]+(?:fastapi_mail|fastapi|pydantic|pydantic_settings|django|smtplib|aiosmtplib)\b/m;
const FLASK = /^[ \t]*(?:import|from)[ \t]+(?:flask|flask_mail|flask_mailman)\b/m;

/** Whether a file can hold settings for Flask-Mail, by a look for their names. Most files cost one search. */
export function mayHoldSettings(path: string, text: string): boolean {
  if (!path.endsWith('.py') || !text.includes('MAIL_') || !GIVES_SETTING.test(text)) return false;
  if (OTHER_FRAMEWORKS.test(text) && !FLASK.test(text)) return false;
  return USES_CONFIG.test(text) || OWN_SETTING.test(text);
}
