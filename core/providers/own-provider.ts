import { isObject, note, parseShape, readList, readText, refuseOthers, within } from './own-shape.ts';
import type { Problem, Reading } from './own-shape.ts';
import type { CredentialFact, Evidence, Link, PortEncryption, Provider, ProviderHosts, ProviderPort, SenderRule } from './provider.ts';

export type { Problem } from './own-shape.ts';

export type OwnProvider = { readonly provider: Provider } | { readonly problems: readonly Problem[] };

const PROPERTIES = [
  'id',
  'name',
  'hosts',
  'mistakenHosts',
  'formerHosts',
  'ports',
  'username',
  'password',
  'forbiddenPasswords',
  'sender',
  'spf',
  'dkim',
  'console',
  'docs',
  'remarks',
] as const;

type OwnProperty = (typeof PROPERTIES)[number];

const ENCRYPTIONS: readonly string[] = ['implicit', 'starttls', 'optional'] satisfies readonly PortEncryption[];

const SENDER_RULES: readonly string[] = ['account', 'account-or-alias', 'own-domain', 'verified', 'any'] satisfies readonly SenderRule[];

const DESCRIBED = 'Described in envelope.config.json.';

/** Whoever runs a server knows it best, so what a project says of its own is as sure as a fact can be. */
const evidence: Evidence = { confidence: 'high', sources: ['envelope.config.json'] };

/**
 * One entry of `providers` in envelope.config.json: the facts of a Provider in a shorter form, shapes included and regular expressions
 * excluded. Every problem is named, not just the first. `{ "id": "office", "name": "Office", "hosts": ["mail.office.example"],
 * "ports": [{ "port": 587, "encryption": "starttls" }], "username": { "address": "office.example" } }` is a whole one.
 */
export function parseOwnProvider(json: unknown): OwnProvider {
  const here: Reading = { path: '', problems: [] };
  if (!isObject(json)) return { problems: [{ path: '', message: 'Expected an object with id, name, hosts and ports.' }] };
  refuseOthers(json, PROPERTIES, here);
  const own: Readonly<Partial<Record<OwnProperty, unknown>>> = json;

  const id = readId(own.id, within(here, 'id'));
  const name = readText(own.name, within(here, 'name'));
  const hosts = readHosts(own, here);
  const ports = readPorts(own.ports, within(here, 'ports'));
  const console = readLink(own.console, within(here, 'console'));
  const docs = readLink(own.docs, within(here, 'docs'));
  const spf = readTexts(own.spf, within(here, 'spf'));
  const dkim = readTexts(own.dkim, within(here, 'dkim'));
  const remarks = readTexts(own.remarks, within(here, 'remarks'));
  const usernameShape = readCredential(own.username, within(here, 'username'));
  const passwordShape = readCredential(own.password, within(here, 'password'));
  const forbidden = readForbidden(own.forbiddenPasswords, within(here, 'forbiddenPasswords'));
  const sender = readSender(own.sender, within(here, 'sender'));

  const [recommended] = ports;
  if (here.problems.length > 0 || id === undefined || name === undefined || recommended === undefined) {
    return { problems: here.problems };
  }
  const provider: Provider = {
    id,
    name,
    kind: 'own',
    hosts,
    ports,
    otherPorts: 'none',
    recommended,
    usernameShape,
    passwordShape: forbidden === undefined ? passwordShape : { ...passwordShape, forbidden },
    sender: { rule: sender, text: DESCRIBED, ...evidence },
    ...(spf.length > 0 && { spf: { includes: spf, ...evidence } }),
    ...(dkim.length > 0 && { dkim: { selectors: dkim, ...evidence } }),
    ...(console !== undefined && { console }),
    ...(docs !== undefined && { docs }),
    credential: { get: [], reset: [], revoke: [], limits: [], ...evidence },
    sendLimits: [],
    remarks: remarks.map(text => ({ text, ...evidence })),
  };
  return { provider };
}

function readId(json: unknown, here: Reading): string | undefined {
  const kebab = typeof json === 'string' && /^[a-z0-9-]+$/.test(json);
  return kebab ? json : note(here, 'Expected lower-case letters, digits and hyphens.');
}

function readHosts(own: Readonly<Partial<Record<OwnProperty, unknown>>>, here: Reading): ProviderHosts {
  const exact = readHostNames(own.hosts, within(here, 'hosts'));
  const mistaken = own.mistakenHosts === undefined ? [] : readHostNames(own.mistakenHosts, within(here, 'mistakenHosts'));
  const former = own.formerHosts === undefined ? [] : readHostNames(own.formerHosts, within(here, 'formerHosts'));
  const [use] = exact;
  if (use === undefined) {
    if (here.problems.length === 0) note(within(here, 'hosts'), 'Expected at least one host, the preferred one first.');
    return { exact, ...evidence };
  }
  return {
    exact,
    ...(mistaken.length > 0 && { mistaken: [{ hosts: mistaken, use, ...evidence }] }),
    ...(former.length > 0 && { legacy: former.map(host => ({ host, use, ...evidence })) }),
    ...evidence,
  };
}

function readHostNames(json: unknown, here: Reading): readonly string[] {
  return readList(json, here).flatMap((each, index) => {
    const host = readText(each, within(here, index))?.toLowerCase();
    if (host === undefined) return [];
    if (/^[a-z0-9._-]+$/.test(host)) return [host];
    note(within(here, index), 'Expected a host name without scheme, port or path.');
    return [];
  });
}

function readPorts(json: unknown, here: Reading): readonly ProviderPort[] {
  const list = readList(json, here);
  if (Array.isArray(json) && list.length === 0) note(here, 'Expected at least one port, the preferred one first.');
  return list.flatMap((each, index) => readPort(each, within(here, index)) ?? []);
}

function readPort(json: unknown, here: Reading): ProviderPort | undefined {
  if (!isObject(json)) return note(here, 'Expected an object with port and encryption.');
  refuseOthers(json, ['port', 'encryption'], here);
  const { port, encryption } = json;
  if (typeof port !== 'number' || !Number.isInteger(port) || port < 1 || port > 65_535) {
    return note(within(here, 'port'), 'Expected a whole number from 1 to 65535.');
  }
  if (!isEncryption(encryption)) return note(within(here, 'encryption'), `Expected one of ${ENCRYPTIONS.join(', ')}.`);
  return { port, encryption, ...evidence };
}

function readCredential(json: unknown, here: Reading): CredentialFact {
  const shape = json === undefined ? undefined : parseShape(json, here);
  return { text: DESCRIBED, ...(shape !== undefined && { shape }), ...evidence };
}

function readForbidden(json: unknown, here: Reading): CredentialFact['forbidden'] {
  if (json === undefined) return undefined;
  return readList(json, here).flatMap((each, index) => {
    const spot = within(here, index);
    if (!isObject(each)) return note(spot, 'Expected an object with shape and what.') ?? [];
    refuseOthers(each, ['shape', 'what'], spot);
    const shape = parseShape(each['shape'], within(spot, 'shape'));
    const what = readText(each['what'], within(spot, 'what'));
    return shape === undefined || what === undefined ? [] : [{ shape, what, ...evidence }];
  });
}

function readSender(json: unknown, here: Reading): SenderRule {
  if (json === undefined) return 'unknown';
  if (isSenderRule(json)) return json;
  note(here, `Expected one of ${SENDER_RULES.join(', ')}.`);
  return 'unknown';
}

/** Only https: a project file must not make a click run or open anything else. */
function readLink(json: unknown, here: Reading): Link | undefined {
  if (json === undefined) return undefined;
  const url = readText(json, here);
  if (url === undefined) return undefined;
  return url.startsWith('https://') ? { url, confidence: 'high' } : note(here, 'Expected a link that begins with https://.');
}

function readTexts(json: unknown, here: Reading): readonly string[] {
  if (json === undefined) return [];
  return readList(json, here).flatMap((each, index) => readText(each, within(here, index)) ?? []);
}

function isEncryption(json: unknown): json is PortEncryption {
  return typeof json === 'string' && ENCRYPTIONS.includes(json);
}

function isSenderRule(json: unknown): json is SenderRule {
  return typeof json === 'string' && SENDER_RULES.includes(json);
}
