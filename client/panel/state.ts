import type { Driver } from '../../core/drivers/api.ts';
import { takesMicrosoftAccount } from '../../core/drivers/microsoft-account.ts';
import type { Encryption } from '../../core/model/mailer.ts';
import { REDACTED } from '../../core/model/secret.ts';
import { driverFields, driverRefusals, toDriverForm } from './driver-form.ts';
import { chooseSender, refuseAddress, refuseHost, refusePort, refuseRecipients, refuseUsername } from './fields.ts';
import type {
  CheckView,
  ConnectionForm,
  DiscoverQuestion,
  DiscoverView,
  Job,
  MailerSource,
  PasswordChoice,
  PortView,
  SendView,
  Sources,
  StageView,
  ToPanel,
} from './messages.ts';
import type { Text } from './texts.ts';

/** What the user sees and may have changed. No password: that one stays in its input element until it is posted. */
export interface Fields {
  readonly host: string;
  readonly port: string;
  readonly encryption: Encryption;
  readonly username: string;
  /** `none`, `typed`, `token`, `microsoft`, `file` or `credential:` and its id. */
  readonly passwordFrom: string;
  readonly recipients: string;
  readonly from: string;
  /** A built-in template, or the id of the workspace's own. */
  readonly template: string;
  /** Of an API. */
  readonly region: string;
  /** The sending domain, for an API that names it. */
  readonly domain: string;
}

export type FieldName = keyof Fields;

export interface PanelState {
  readonly sources: Sources;
  /** `hand`, `inbox`, `mailer:` or `credential:` and its id. */
  readonly source: string;
  readonly fields: Fields;
  /** Fields whose refusal is shown: those that were left, or all after a button was pressed. */
  readonly shown: ReadonlySet<FieldName | 'password'>;
  /** The extension keeps the password that was typed for this host, port and user. */
  readonly passwordKept: boolean;
  readonly job: Job | undefined;
  readonly stages: readonly StageView[];
  readonly check: CheckView | undefined;
  readonly sent: SendView | undefined;
  readonly ports: readonly PortView[];
  readonly discovered: DiscoverView | undefined;
  readonly note: string | undefined;
  /** A source that was picked from outside before the panel knew it. */
  readonly awaited: { readonly source: string; readonly thenCheck: boolean } | undefined;
  /** A check was asked for from outside and has not begun. */
  readonly checkDue: boolean;
  /** What a command wants discovered, for the mailer that is picked: it waits for the sources, which tell of mailers. */
  readonly discoverWished: DiscoverQuestion | undefined;
}

const EMPTY_FIELDS: Fields = {
  host: '',
  port: '587',
  encryption: 'starttls',
  username: '',
  passwordFrom: 'typed',
  recipients: '',
  from: '',
  template: 'plain',
  region: '',
  domain: '',
};

/** What belongs to the form as it was filled, and goes with it. */
const NOTHING_DONE = {
  shown: new Set(),
  passwordKept: false,
  stages: [],
  check: undefined,
  sent: undefined,
  ports: [],
  discovered: undefined,
  note: undefined,
} as const satisfies Partial<PanelState>;

export const INITIAL_STATE: PanelState = {
  sources: { type: 'sources', mailers: [], credentials: [], trusted: true, templates: [], apiHosts: {} },
  source: 'hand',
  fields: EMPTY_FIELDS,
  ...NOTHING_DONE,
  job: undefined,
  awaited: undefined,
  checkDue: false,
  discoverWished: undefined,
};

/** What a message of the extension makes of the panel. */
export function receive(state: PanelState, message: ToPanel): PanelState {
  switch (message.type) {
    case 'sources':
      return receiveSources(state, message);
    case 'pick':
      return pickFromOutside(state, message);
    case 'started':
      return begin({ ...state, job: message.job, note: undefined }, message.job);
    case 'restarted':
      return { ...state, stages: [] };
    case 'stage':
      return { ...state, stages: [...state.stages.filter(({ name }) => name !== message.stage.name), message.stage] };
    case 'checked':
      return { ...state, check: message.result, stages: message.result.stages };
    case 'sent':
      return { ...state, sent: message.result };
    case 'ended':
      return {
        ...state,
        job: undefined,
        stages: state.stages.filter(({ outcome }) => outcome !== 'running'),
        note: message.note ?? state.note,
      };
    case 'note':
      return { ...state, note: message.text };
    case 'passwordKept':
      return { ...state, passwordKept: message.kept };
    case 'ports':
      return { ...state, ports: message.ports };
    case 'discover':
      return { ...state, discoverWished: message.question };
    case 'discovered':
      return { ...state, discovered: message.result };
    case 'tlsVersions':
      return state.check === undefined ? state : { ...state, check: { ...state.check, tlsVersions: message.versions } };
    case 'next':
      return state.sent?.ok === true ? { ...state, sent: { ...state.sent, next: message.next } } : state;
    default:
      return message satisfies never;
  }
}

/** What is to be discovered now, if anything is. */
export function dueDiscovery({ discoverWished, sources }: PanelState): DiscoverQuestion | undefined {
  return sources === INITIAL_STATE.sources ? undefined : discoverWished;
}

/** What an earlier job has found goes when the next one finds it anew, and no sooner. */
function begin(state: PanelState, job: Job): PanelState {
  switch (job) {
    case 'check':
      return { ...state, stages: [], check: undefined, ports: [] };
    case 'send':
      return { ...state, stages: [], check: undefined, sent: undefined, ports: [] };
    case 'ports':
      return { ...state, ports: [] };
    case 'discover':
      return { ...state, discovered: undefined };
    case 'records':
    case 'versions':
      return state;
    default:
      return job satisfies never;
  }
}

/** A server that answered as it should, put into the form; what is written of the user stays where the server has nothing to say. */
export function takeServer(
  state: PanelState,
  { host, port, encryption, username }: Pick<Fields, 'host' | 'encryption'> & { readonly port: number; readonly username?: string },
): PanelState {
  const placed = editField(editField(editField(state, 'host', host), 'port', String(port)), 'encryption', encryption);
  return username === undefined || placed.fields.username !== '' ? placed : editField(placed, 'username', username);
}

/** The first sources after an empty start fill the form: a workspace with one mailer needs no picking. */
function receiveSources(state: PanelState, sources: Sources): PanelState {
  const next = { ...state, sources };
  if (state.awaited !== undefined && exists(state.awaited.source, sources)) return pickFromOutside(next, state.awaited);
  const first = sources.mailers.find(({ sends }) => sends) ?? sources.mailers.find(({ driver }) => driver !== undefined);
  if (state.source === 'hand' && isUntouched(state.fields) && first !== undefined) return pickSource(next, `mailer:${first.id}`);
  return exists(next.source, sources) ? next : { ...next, source: 'hand' };
}

function pickFromOutside(state: PanelState, { source, thenCheck }: { readonly source: string; readonly thenCheck: boolean }): PanelState {
  if (!exists(source, state.sources)) return { ...state, awaited: { source, thenCheck } };
  return { ...pickSource(state, source), awaited: undefined, checkDue: thenCheck };
}

function isUntouched(fields: Fields): boolean {
  return fields.host === '' && fields.username === '';
}

function exists(source: string, { mailers, credentials, inbox }: Sources): boolean {
  const [kind, id] = splitChoice(source);
  if (kind === 'mailer') return mailers.some(mailer => mailer.id === id);
  if (kind === 'credential') return credentials.some(credential => credential.id === id);
  return kind === 'inbox' ? inbox !== undefined : true;
}

/** Fills the form. What the user wrote for the message itself stays, unless the source says who sends. */
export function pickSource(state: PanelState, source: string): PanelState {
  const { recipients, template } = state.fields;
  const fields = { ...fieldsOf(source, state), recipients, template };
  return { ...state, ...NOTHING_DONE, source, fields };
}

function fieldsOf(source: string, state: PanelState): Fields {
  const [kind, id] = splitChoice(source);
  const { mailers, credentials, inbox } = state.sources;
  if (kind === 'inbox' && inbox !== undefined) {
    return {
      ...EMPTY_FIELDS,
      host: inbox.host,
      port: String(inbox.port),
      passwordFrom: 'none',
      from: state.fields.from === '' ? 'app@example.org' : state.fields.from,
    };
  }
  const credential = kind === 'credential' ? credentials.find(each => each.id === id) : undefined;
  if (credential !== undefined) {
    const { host, port, encryption, username, from } = credential;
    return { ...EMPTY_FIELDS, host, port: String(port), encryption, username, passwordFrom: source, from: chooseSender([from, username]) };
  }
  const mailer = kind === 'mailer' ? mailers.find(each => each.id === id) : undefined;
  return mailer === undefined ? { ...EMPTY_FIELDS, from: state.fields.from } : fieldsOfMailer(mailer, state.sources);
}

function fieldsOfMailer(mailer: MailerSource, { credentials }: Sources): Fields {
  const username = mailer.username ?? '';
  // Two tokens look the same, and one of them is for another account.
  const fitting =
    username === REDACTED
      ? undefined
      : credentials.find(each => each.host === mailer.host && each.port === mailer.port && each.username === username);
  const passwordFrom =
    fitting === undefined ? (mailer.logsIn || mailer.driver !== undefined ? 'typed' : 'none') : `credential:${fitting.id}`;
  return {
    ...EMPTY_FIELDS,
    host: mailer.host ?? '',
    port: mailer.port === undefined ? '' : String(mailer.port),
    encryption: mailer.encryption ?? 'starttls',
    username,
    passwordFrom,
    from: chooseSender([mailer.from, username]),
    ...(mailer.driver !== undefined && driverFields(mailer.driver, mailer)),
  };
}

/** The password that was typed belongs to a host, port and user; a change of one of them forgets it, and a token is no password. */
export function editField(state: PanelState, name: FieldName, value: string): PanelState {
  const isOfPlace = name === 'host' || name === 'port' || name === 'username' || name === 'region';
  const isOfKind = name === 'passwordFrom' && [value, state.fields.passwordFrom].includes('token');
  const forgets = (isOfPlace || isOfKind) && value !== state.fields[name];
  const fields = { ...state.fields, [name]: value };
  return { ...state, fields: dropLiteral(fields, state), passwordKept: state.passwordKept && !forgets };
}

/** The literal of a file may go to the host of its own mailer alone, and the token of an account to those who issue it. */
function dropLiteral(fields: Fields, state: PanelState): Fields {
  if (fields.passwordFrom === 'microsoft' && !takesMicrosoftAccount(fields.host)) return { ...fields, passwordFrom: 'typed' };
  return fields.passwordFrom === 'file' && !mayUseLiteral({ ...state, fields }) ? { ...fields, passwordFrom: 'typed' } : fields;
}

export function mayUseLiteral(state: PanelState): boolean {
  const mailer = pickedMailer(state);
  return mailer?.passwordAt !== undefined && mailer.host === state.fields.host.trim() && String(mailer.port) === state.fields.port.trim();
}

export function pickedMailer({ source, sources }: PanelState): MailerSource | undefined {
  const [kind, id] = splitChoice(source);
  return kind === 'mailer' ? sources.mailers.find(mailer => mailer.id === id) : undefined;
}

/** What carries the picked mailer's messages, where it is not SMTP and Envelope can send through it. */
export function pickedDriver(state: PanelState): Driver | undefined {
  return pickedMailer(state)?.driver;
}

/** Whether the form says something else than the file, so that applying it would change the file. */
export function differsFromMailer({ fields }: PanelState, mailer: MailerSource): boolean {
  return (
    fields.host.trim() !== (mailer.host ?? '') ||
    fields.port.trim() !== String(mailer.port ?? '') ||
    fields.encryption !== mailer.encryption ||
    fields.username !== (mailer.username ?? '')
  );
}

export type Refusals = Partial<Readonly<Record<FieldName | 'password', Text>>>;

/** Why the form cannot be sent as it stands, by field. */
export function refusals(state: PanelState, hasTypedPassword: boolean): Refusals {
  const { fields, passwordKept } = state;
  const driver = pickedDriver(state);
  if (driver !== undefined)
    return driverRefusals(driver, { fields, hasKey: fields.passwordFrom !== 'typed' || passwordKept || hasTypedPassword });
  const needsUser = fields.passwordFrom !== 'none' && fields.passwordFrom !== 'microsoft';
  const isTyped = fields.passwordFrom === 'typed' || fields.passwordFrom === 'token';
  const found: Partial<Record<FieldName | 'password', Text | undefined>> = {
    host: refuseHost(fields.host),
    port: refusePort(fields.port),
    username: needsUser && fields.username === '' ? 'Enter the user name that belongs to this password.' : refuseUsername(fields.username),
    password: isTyped && !passwordKept && !hasTypedPassword ? 'Enter the password, or choose another source for it.' : undefined,
    recipients: refuseRecipients(fields.recipients),
    from: refuseAddress(fields.from),
  };
  return Object.fromEntries(Object.entries(found).filter(([, refusal]) => refusal !== undefined));
}

export const CONNECTION_FIELDS: readonly (FieldName | 'password')[] = ['host', 'port', 'region', 'domain', 'username', 'password'];
export const MESSAGE_FIELDS: readonly (FieldName | 'password')[] = ['recipients', 'from'];

/** What was typed into fields whose content is nowhere but there. */
export interface TypedSecrets {
  readonly password: string;
  readonly sessionToken: string;
}

export const NOTHING_TYPED: TypedSecrets = { password: '', sessionToken: '' };

/** The form as it is posted. */
export function toForm(state: PanelState, { password: typed, sessionToken }: TypedSecrets): ConnectionForm {
  const { fields } = state;
  const mailer = pickedMailer(state);
  const driver = pickedDriver(state);
  if (driver !== undefined)
    return toDriverForm(driver, { fields, mailer: mailer?.id ?? '', password: choosePassword(fields.passwordFrom, typed), sessionToken });
  return {
    host: fields.host.trim(),
    port: Number(fields.port.trim()),
    encryption: fields.encryption,
    username: fields.passwordFrom === 'none' ? '' : fields.username,
    ...(mailer !== undefined && { mailer: mailer.id }),
    password: choosePassword(fields.passwordFrom, typed),
  };
}

function choosePassword(passwordFrom: string, typed: string): PasswordChoice {
  const [kind, id] = splitChoice(passwordFrom);
  if (kind === 'credential') return { from: 'credential', id };
  if (kind === 'file') return { from: 'file' };
  if (kind === 'none') return { from: 'none' };
  if (kind === 'microsoft') return { from: 'microsoft' };
  if (kind === 'token') return typed === '' ? { from: 'typed', isToken: true } : { from: 'typed', password: typed, isToken: true };
  return typed === '' ? { from: 'typed' } : { from: 'typed', password: typed };
}

function splitChoice(choice: string): readonly [kind: string, id: string] {
  const colon = choice.indexOf(':');
  return colon < 0 ? [choice, ''] : [choice.slice(0, colon), choice.slice(colon + 1)];
}
