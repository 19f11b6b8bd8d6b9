import { problemsOfShape } from './shape.ts';
import type { Alphabet, AlphabetName, Length, Run, Shape } from './shape.ts';

/** Something in a project's own provider that cannot be used. `path` is as in JavaScript: `ports[0].encryption`, '' for the whole. */
export interface Problem {
  readonly path: string;
  readonly message: string;
}

/** Where in the JSON one is, and what was found wrong so far. */
export interface Reading {
  readonly path: string;
  readonly problems: Problem[];
}

type JsonObject = Readonly<Record<string, unknown>>;

const ALPHABETS: Readonly<Record<AlphabetName, true>> = {
  digits: true,
  lower: true,
  upper: true,
  hex: true,
  'hex-any-case': true,
  'lower-alphanumeric': true,
  'upper-alphanumeric': true,
  alphanumeric: true,
  base64: true,
  base64url: true,
  domain: true,
  visible: true,
};

/** More than any credential has; keeps a configuration file from making every key stroke slow. */
const LONGEST = 1000;

/** A shape as JSON writes it. Problems are noted and `undefined` is returned if it is none. */
export function parseShape(json: unknown, here: Reading): Shape | undefined {
  const known = here.problems.length;
  const shape = readShapeObject(json, here);
  if (shape === undefined) return undefined;
  if (here.problems.length === known) {
    for (const message of problemsOfShape(shape)) note(here, message);
  }
  return here.problems.length === known ? shape : undefined;
}

export function note(here: Reading, message: string): undefined {
  here.problems.push({ path: here.path, message });
  return undefined;
}

export function within({ path, problems }: Reading, key: string | number): Reading {
  if (typeof key === 'number') return { path: `${path}[${key}]`, problems };
  return { path: path === '' ? key : `${path}.${key}`, problems };
}

export function isObject(json: unknown): json is JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** Notes every property that is not among the known ones, so that a slip does not silently mean nothing. */
export function refuseOthers(json: JsonObject, known: readonly string[], here: Reading): void {
  for (const key of Object.keys(json)) {
    if (!known.includes(key)) note(within(here, key), `Unknown property; known are ${known.join(', ')}.`);
  }
}

export function readText(json: unknown, here: Reading): string | undefined {
  if (typeof json !== 'string' || json === '') return note(here, 'Expected a text that is not empty.');
  return json.length > LONGEST ? note(here, `Longer than ${LONGEST} characters.`) : json;
}

export function readList(json: unknown, here: Reading): readonly unknown[] {
  if (Array.isArray(json)) return json;
  note(here, 'Expected a list.');
  return [];
}

function readShapeObject(json: unknown, here: Reading): Shape | undefined {
  if (!isObject(json)) return note(here, 'Expected a shape: an object with exact, address, prefix, alphabet, parts or anyOf.');
  if ('exact' in json) {
    refuseOthers(json, ['exact'], here);
    const exact = readText(json['exact'], within(here, 'exact'));
    return exact === undefined ? undefined : { exact };
  }
  if ('address' in json) {
    refuseOthers(json, ['address'], here);
    const address = json['address'] === true ? true : readText(json['address'], within(here, 'address'))?.toLowerCase();
    return address === undefined ? undefined : { address };
  }
  if ('anyOf' in json) {
    refuseOthers(json, ['anyOf'], here);
    const list = readList(json['anyOf'], within(here, 'anyOf'));
    return { anyOf: list.flatMap((each, index) => parseFlatShape(each, within(within(here, 'anyOf'), index)) ?? []) };
  }
  if ('parts' in json) {
    refuseOthers(json, ['parts'], here);
    const list = readList(json['parts'], within(here, 'parts'));
    return { parts: list.flatMap((each, index) => readPart(each, within(within(here, 'parts'), index)) ?? []) };
  }
  return 'prefix' in json ? readPrefix(json, here) : readRun(json, here);
}

/** Alternatives are one level deep: a file that nests them thousands deep must not exhaust the stack. */
function parseFlatShape(json: unknown, here: Reading): Shape | undefined {
  if (isObject(json) && 'anyOf' in json) return note(here, 'anyOf cannot stand inside anyOf.');
  return parseShape(json, here);
}

function readPrefix(json: JsonObject, here: Reading): Shape | undefined {
  refuseOthers(json, ['prefix', 'alphabet', 'length'], here);
  const prefix = readText(json['prefix'], within(here, 'prefix'));
  const alphabet = 'alphabet' in json ? readAlphabet(json['alphabet'], within(here, 'alphabet')) : undefined;
  const length = 'length' in json ? readLength(json['length'], within(here, 'length')) : undefined;
  if (prefix === undefined) return undefined;
  return { prefix, ...(alphabet !== undefined && { alphabet }), ...(length !== undefined && { length }) };
}

function readPart(json: unknown, here: Reading): string | Run | undefined {
  if (typeof json === 'string') return readText(json, here);
  return isObject(json) ? readRun(json, here) : note(here, 'Expected a text, or an object with alphabet and length.');
}

function readRun(json: JsonObject, here: Reading): Run | undefined {
  refuseOthers(json, ['alphabet', 'length'], here);
  const alphabet = readAlphabet(json['alphabet'], within(here, 'alphabet'));
  const length = readLength(json['length'], within(here, 'length'));
  return alphabet === undefined || length === undefined ? undefined : { alphabet, length };
}

function readAlphabet(json: unknown, here: Reading): Alphabet | undefined {
  if (typeof json === 'string' && isAlphabetName(json)) return json;
  if (isObject(json) && 'characters' in json) {
    refuseOthers(json, ['characters'], here);
    const characters = readText(json['characters'], within(here, 'characters'));
    return characters === undefined ? undefined : { characters };
  }
  return note(here, `Expected { "characters": "…" } or one of ${Object.keys(ALPHABETS).join(', ')}.`);
}

function readLength(json: unknown, here: Reading): Length | undefined {
  if (isLength(json)) return json;
  if (isObject(json) && isLength(json['min']) && (json['max'] === undefined || isLength(json['max']))) {
    refuseOthers(json, ['min', 'max'], here);
    return json['max'] === undefined ? { min: json['min'] } : { min: json['min'], max: json['max'] };
  }
  return note(here, `Expected a whole number from 0 to ${LONGEST}, or { "min": …, "max": … }.`);
}

function isLength(json: unknown): json is number {
  return typeof json === 'number' && Number.isInteger(json) && json >= 0 && json <= LONGEST;
}

function isAlphabetName(text: string): text is AlphabetName {
  return Object.hasOwn(ALPHABETS, text);
}
