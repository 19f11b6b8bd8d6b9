/** A module whose name or whose folder speaks of settings. */
function isSettingsPath(path: string): boolean {
  return /[^/]\.py$/i.test(path) && /settings/i.test(path);
}

/** Assignments at the start of a line, or indented in a branch. */
const ASSIGNS = /^[ \t]*EMAIL_(?:BACKEND|HOST|HOST_USER|HOST_PASSWORD|PORT|USE_TLS|USE_SSL|TIMEOUT)\b[^=\r\n\u2028\u2029]*=(?!=)/m;
const TAKES_ADDRESS = /\benv\.email(?:_url)?\(/;

/** Names that Django alone gives: `EMAIL_HOST` and `EMAIL_PORT` are anybody's. */
const DJANGO_ONLY = /\b(?:EMAIL_BACKEND|EMAIL_USE_TLS|EMAIL_USE_SSL|EMAIL_HOST_USER|EMAIL_HOST_PASSWORD)\b/;
const SIGNS_OF_DJANGO = /\bdjango\b|\bINSTALLED_APPS\b|\bROOT_URLCONF\b/;
/** A program that sends by itself gives these names its own meaning. */
const OTHER_SENDERS = /^[ \t]*(?:import|from)[ \t]+(?:smtplib|aiosmtplib|flask|flask_mail|fastapi|fastapi_mail|starlette)\b/m;

/** Whether a file can hold Django's mail settings: by its path, and by a look for their names. Most files cost one search. */
export function mayHoldSettings(path: string, text: string): boolean {
  if (!path.endsWith('.py') || !text.includes('EMAIL') || !(ASSIGNS.test(text) || TAKES_ADDRESS.test(text))) return false;
  if (OTHER_SENDERS.test(text) && !SIGNS_OF_DJANGO.test(text)) return false;
  return isSettingsPath(path) || DJANGO_ONLY.test(text);
}

/** A file that gives no sign of being a settings module: others may complete it. */
export function mayBePartial(path: string, text: string): boolean {
  return !isSettingsPath(path) && !SIGNS_OF_DJANGO.test(text);
}

const DEVELOPMENT_FILE = /(?:^|[/_-])(?:tests?|testing|dev|develop|development|local|debug|ci|e2e)(?:[_-]settings)?\.py$/i;

/** A variant that nothing runs for real with: `settings/test.py`, `local_settings.py`. */
export function isDevelopmentFile(path: string): boolean {
  return DEVELOPMENT_FILE.test(path);
}

const TEMPLATE_TAG = /\{%-?\s*(?:if|elif|else|endif|for|endfor|set|raw)\b/;

/** A template that a generator fills in (cookiecutter, copier) says several things at once. */
export function isTemplate(path: string, text: string): boolean {
  return path.includes('{{') || TEMPLATE_TAG.test(text);
}
