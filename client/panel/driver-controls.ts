import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { APIS, needsSessionToken } from '../../core/drivers/api.ts';
import type { ApiDriver, Driver } from '../../core/drivers/api.ts';
import { selectControl, textControl } from './controls.ts';
import type { Choice } from './controls.ts';
import { apiHost } from './driver-form.ts';
import type { FieldName, PanelState } from './state.ts';
import type { Text } from './texts.ts';
import type { Translate } from './translate.ts';

const KEY_LABELS: Readonly<Record<ApiDriver, Text>> = { mailgun: 'API key', ses: 'Secret access key', postmark: 'Server API token' };

/** What the panel lends to the form of a driver. */
export interface DriverControls {
  readonly t: Translate;
  readonly state: PanelState;
  /** Why the key cannot be used as it stands. */
  readonly refusal: Text | undefined;
  /** A field of the form, with its own refusal. */
  readonly field: (name: 'region' | 'domain' | 'username', more?: { placeholder?: string; label?: Text }) => TemplateResult;
  readonly edit: (name: FieldName, value: string) => void;
}

/** The fields of a mailer that sends through an API or a program, in place of host, port and login. */
export function driverControls(driver: Driver, controls: DriverControls): TemplateResult {
  const { t, state, refusal, field, edit } = controls;
  const { fields, sources, passwordKept } = state;
  if (driver === 'sendmail') {
    return html`<span class="hint">${t('The message goes to the sendmail program of this machine, outside the workspace.')}</span>`;
  }
  const api = APIS[driver];
  const host = apiHost(driver, fields.region.trim(), sources.apiHosts);
  const hint = [t('The key goes to {0}.', host), passwordKept ? t('Kept in memory for this host') : '']
    .filter(part => part !== '')
    .join(' ');
  const fitting = sources.credentials.filter(credential => credential.host === host);
  const keys: readonly Choice[] = [
    { value: 'typed', label: t('Typed here') },
    ...fitting.map(({ id, label }) => ({ value: `credential:${id}`, label: t('SecretStorage: {0}', label) })),
  ];
  // What is typed into these stays in the fields themselves until it is posted.
  const unheard = { value: '', type: 'password', onInput: () => undefined, onLeave: () => undefined } as const;
  return html`${api.regions.length === 0 ? nothing : regionControl(driver, controls)} ${api.needsDomain ? field('domain') : nothing}
  ${api.keyId === undefined ? nothing : field('username', { label: 'Access key ID' })}
  ${fitting.length === 0 ? nothing : selectControl({ id: 'passwordFrom', label: 'Password from', t, value: fields.passwordFrom, choices: keys, onChange: value => edit('passwordFrom', value) })}
  ${fields.passwordFrom === 'typed' ? textControl({ id: 'password', label: KEY_LABELS[driver], t, refusal, hint, ...unheard }) : nothing}
  ${needsSessionToken(driver, fields.username) ? textControl({ id: 'sessionToken', label: 'Session token', t, hint: t('A key that begins with ASIA is temporary and goes with its token.'), ...unheard }) : nothing}`;
}

function regionControl(driver: ApiDriver, { t, state, field, edit }: DriverControls): TemplateResult {
  const { regions, otherRegions } = APIS[driver];
  if (otherRegions === true) return field('region', { placeholder: regions[0] ?? '' });
  const choices = regions.map(region => ({ value: region, label: region.toUpperCase() }));
  return selectControl({
    id: 'region',
    label: 'Region',
    t,
    value: state.fields.region,
    choices,
    onChange: region => edit('region', region),
  });
}
