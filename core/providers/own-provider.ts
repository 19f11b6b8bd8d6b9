import { at, isObject, note, parseShape, readList, readText, refuseOthers } from './own-shape.ts';
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

/** Whoever runs a server knows it best, so what a project says of its own is as sure as a fact can be. */
const evidence: Evidence = { confidence: 'high', sources: ['envelope.config.json'] };

/**
 * One entry of `providers` in envelope.config.json: the facts of a Provider in a shorter form, shapes included and regular expressions
 * excluded. Every problem is named, not just the first. `{ "id": "office", "name": "Office", "hosts": ["mail.office.example"],
 * "ports": [{ "port": 587, "encryption": "starttls" }], "username": { "address": "office.example" } }` is a whole one.
 */
export function parseOwnProvider(json: unknown): OwnProvider {
  const reading: Reading = { problems: [] };
  if (!isObject(json)) return { problems: [{ path: '', message: 'Expected an object with id, name, hosts and ports.' }] };
  refuseOthers(json, '', PROPERTIES, reading);
  const own: Readonly<Partial<Record<OwnProperty, unknown>>> = json;

  const id = readId(own.id, reading);
  const name = readText(own.name, 'name', reading);
  const hosts = readHosts(own, reading);
  const ports = readPorts(own.ports, reading);
  const console = readLink(own.console, 'console', reading);
  const docs = readLink(own.docs, 'docs', reading);
  const spf = readTexts(own.spf, 'spf', reading);
  const dkim = readTexts(own.dkim, 'dkim', reading);
  const remarks = readTexts(own.remarks, 'remarks', reading);
  const usernameShape = readCredential(own.username, 'username', reading);
  const passwordShape = readCredential(own.password, 'password', reading);
  const forbidden = readForbidden(own.forbiddenPasswords, reading);
  const sender = readSender(own.sender, reading);

  const [recommended] = ports;
  if (reading.problems.length > 0 || id === undefined || name === undefined || recommended === undefined) {
    return { problems: reading.problems };
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
    sender: { rule: sender, text: '', ...evidence },
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

function readId(json: unknown, reading: Reading): string | undefined {
  const kebab = typeof json === 'string' && /^[a-z0-9-]+$/.test(json);
  return kebab ? json : note(reading, 'id', 'Expected lower-case letters, digits and hyphens.');
}

function readHosts(own: Readonly<Partial<Record<OwnProperty, unknown>>>, reading: Reading): ProviderHosts {
  const exact = readHostNames(own.hosts, 'hosts', reading);
  const mistaken = own.mistakenHosts === undefined ? [] : readHostNames(own.mistakenHosts, 'mistakenHosts', reading);
  const former = own.formerHosts === undefined ? [] : readHostNames(own.formerHosts, 'formerHosts', reading);
  const [use] = exact;
  if (use === undefined) {
    note(reading, 'hosts', 'Expected at least one host.');
    return { exact, ...evidence };
  }
  return {
    exact,
    ...(mistaken.length > 0 && { mistaken: [{ hosts: mistaken, use, ...evidence }] }),
    ...(former.length > 0 && { legacy: former.map(host => ({ host, use, ...evidence })) }),
    ...evidence,
  };
}

function readHostNames(json: unknown, path: string, reading: Reading): readonly string[] {
  return readList(json, path, reading).flatMap((each, index) => {
    const host = readText(each, at(path, index), reading)?.toLowerCase();
    if (host === undefined) return [];
    if (/^[a-z0-9._-]+$/.test(host)) return [host];
    note(reading, at(path, index), 'Expected a host name without scheme, port or path.');
    return [];
  });
}

function readPorts(json: unknown, reading: Reading): readonly ProviderPort[] {
  const ports = readList(json, 'ports', reading).flatMap((each, index) => readPort(each, at('ports', index), reading) ?? []);
  if (ports.length === 0 && reading.problems.length === 0) note(reading, 'ports', 'Expected at least one port, the preferred one first.');
  return ports;
}

function readPort(json: unknown, path: string, reading: Reading): ProviderPort | undefined {
  if (!isObject(json)) return note(reading, path, 'Expected an object with port and encryption.');
  refuseOthers(json, path, ['port', 'encryption'], reading);
  const { port, encryption } = json;
  if (typeof port !== 'number' || !Number.isInteger(port) || port < 1 || port > 65_535) {
    return note(reading, at(path, 'port'), 'Expected a whole number from 1 to 65535.');
  }
  if (!isEncryption(encryption)) return note(reading, at(path, 'encryption'), `Expected one of ${ENCRYPTIONS.join(', ')}.`);
  return { port, encryption, ...evidence };
}

function readCredential(json: unknown, path: string, reading: Reading): CredentialFact {
  const shape = json === undefined ? undefined : parseShape(json, path, reading);
  return { text: '', ...(shape !== undefined && { shape }), ...evidence };
}

function readForbidden(json: unknown, reading: Reading): CredentialFact['forbidden'] {
  if (json === undefined) return undefined;
  return readList(json, 'forbiddenPasswords', reading).flatMap((each, index) => {
    const path = at('forbiddenPasswords', index);
    if (!isObject(each)) return note(reading, path, 'Expected an object with shape and what.') ?? [];
    refuseOthers(each, path, ['shape', 'what'], reading);
    const shape = parseShape(each['shape'], at(path, 'shape'), reading);
    const what = readText(each['what'], at(path, 'what'), reading);
    return shape === undefined || what === undefined ? [] : [{ shape, what, ...evidence }];
  });
}

function readSender(json: unknown, reading: Reading): SenderRule {
  if (json === undefined) return 'unknown';
  if (isSenderRule(json)) return json;
  note(reading, 'sender', `Expected one of ${SENDER_RULES.join(', ')}.`);
  return 'unknown';
}

/** Only https: a project file must not make a click run or open anything else. */
function readLink(json: unknown, path: string, reading: Reading): Link | undefined {
  if (json === undefined) return undefined;
  const url = readText(json, path, reading);
  if (url === undefined) return undefined;
  return url.startsWith('https://') ? { url, confidence: 'high' } : note(reading, path, 'Expected a link that begins with https://.');
}

function readTexts(json: unknown, path: string, reading: Reading): readonly string[] {
  if (json === undefined) return [];
  return readList(json, path, reading).flatMap((each, index) => readText(each, at(path, index), reading) ?? []);
}

function isEncryption(json: unknown): json is PortEncryption {
  return typeof json === 'string' && ENCRYPTIONS.includes(json);
}

function isSenderRule(json: unknown): json is SenderRule {
  return typeof json === 'string' && SENDER_RULES.includes(json);
}
