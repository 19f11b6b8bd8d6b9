import { problemsOfShape } from './shape.ts';
import type { Alphabet, AlphabetName, Length, Run, Shape } from './shape.ts';

/** Something in a project's own provider that cannot be used. `path` is as in JavaScript: `ports[0].encryption`, '' for the whole. */
export interface Problem {
  readonly path: string;
  readonly message: string;
}

/** What was read so far, and what was wrong with it. */
export interface Reading {
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
export function parseShape(json: unknown, path: string, reading: Reading): Shape | undefined {
  const known = reading.problems.length;
  const shape = readShapeObject(json, path, reading);
  if (shape === undefined) return undefined;
  if (reading.problems.length === known) {
    for (const message of problemsOfShape(shape)) note(reading, path, message);
  }
  return reading.problems.length === known ? shape : undefined;
}

export function note(reading: Reading, path: string, message: string): undefined {
  reading.problems.push({ path, message });
  return undefined;
}

export function isObject(json: unknown): json is JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** Notes every property that is not among the known ones, so that a slip does not silently mean nothing. */
export function refuseOthers(json: JsonObject, path: string, known: readonly string[], reading: Reading): void {
  for (const key of Object.keys(json)) {
    if (!known.includes(key)) note(reading, at(path, key), `Unknown property; known are ${known.join(', ')}.`);
  }
}

export function at(path: string, key: string | number): string {
  if (typeof key === 'number') return `${path}[${key}]`;
  return path === '' ? key : `${path}.${key}`;
}

export function readText(json: unknown, path: string, reading: Reading): string | undefined {
  if (typeof json !== 'string' || json === '') return note(reading, path, 'Expected a text that is not empty.');
  return json.length > LONGEST ? note(reading, path, `Longer than ${LONGEST} characters.`) : json;
}

export function readList(json: unknown, path: string, reading: Reading): readonly unknown[] {
  if (Array.isArray(json)) return json;
  note(reading, path, 'Expected a list.');
  return [];
}

function readShapeObject(json: unknown, path: string, reading: Reading): Shape | undefined {
  if (!isObject(json)) return note(reading, path, 'Expected a shape: an object with exact, address, prefix, alphabet, parts or anyOf.');
  if ('exact' in json) {
    refuseOthers(json, path, ['exact'], reading);
    const exact = readText(json['exact'], at(path, 'exact'), reading);
    return exact === undefined ? undefined : { exact };
  }
  if ('address' in json) {
    refuseOthers(json, path, ['address'], reading);
    const address = json['address'] === true ? true : readText(json['address'], at(path, 'address'), reading)?.toLowerCase();
    return address === undefined ? undefined : { address };
  }
  if ('anyOf' in json) {
    refuseOthers(json, path, ['anyOf'], reading);
    const list = readList(json['anyOf'], at(path, 'anyOf'), reading);
    return { anyOf: list.flatMap((each, index) => parseFlatShape(each, at(at(path, 'anyOf'), index), reading) ?? []) };
  }
  if ('parts' in json) {
    refuseOthers(json, path, ['parts'], reading);
    const list = readList(json['parts'], at(path, 'parts'), reading);
    return { parts: list.flatMap((each, index) => readPart(each, at(at(path, 'parts'), index), reading) ?? []) };
  }
  return 'prefix' in json ? readPrefix(json, path, reading) : readRun(json, path, reading);
}

/** Alternatives are one level deep: a file that nests them thousands deep must not exhaust the stack. */
function parseFlatShape(json: unknown, path: string, reading: Reading): Shape | undefined {
  if (isObject(json) && 'anyOf' in json) return note(reading, path, 'anyOf cannot stand inside anyOf.');
  return parseShape(json, path, reading);
}

function readPrefix(json: JsonObject, path: string, reading: Reading): Shape | undefined {
  refuseOthers(json, path, ['prefix', 'alphabet', 'length'], reading);
  const prefix = readText(json['prefix'], at(path, 'prefix'), reading);
  const alphabet = 'alphabet' in json ? readAlphabet(json['alphabet'], at(path, 'alphabet'), reading) : undefined;
  const length = 'length' in json ? readLength(json['length'], at(path, 'length'), reading) : undefined;
  if (prefix === undefined) return undefined;
  return { prefix, ...(alphabet !== undefined && { alphabet }), ...(length !== undefined && { length }) };
}

function readPart(json: unknown, path: string, reading: Reading): string | Run | undefined {
  if (typeof json === 'string') return readText(json, path, reading);
  return isObject(json) ? readRun(json, path, reading) : note(reading, path, 'Expected a text, or an object with alphabet and length.');
}

function readRun(json: JsonObject, path: string, reading: Reading): Run | undefined {
  refuseOthers(json, path, ['alphabet', 'length'], reading);
  const alphabet = readAlphabet(json['alphabet'], at(path, 'alphabet'), reading);
  const length = readLength(json['length'], at(path, 'length'), reading);
  return alphabet === undefined || length === undefined ? undefined : { alphabet, length };
}

function readAlphabet(json: unknown, path: string, reading: Reading): Alphabet | undefined {
  if (typeof json === 'string' && isAlphabetName(json)) return json;
  if (isObject(json) && 'characters' in json) {
    refuseOthers(json, path, ['characters'], reading);
    const characters = readText(json['characters'], at(path, 'characters'), reading);
    return characters === undefined ? undefined : { characters };
  }
  return note(reading, path, `Expected { "characters": "…" } or one of ${Object.keys(ALPHABETS).join(', ')}.`);
}

function readLength(json: unknown, path: string, reading: Reading): Length | undefined {
  if (isLength(json)) return json;
  if (isObject(json) && isLength(json['min']) && (json['max'] === undefined || isLength(json['max']))) {
    refuseOthers(json, path, ['min', 'max'], reading);
    return json['max'] === undefined ? { min: json['min'] } : { min: json['min'], max: json['max'] };
  }
  return note(reading, path, `Expected a whole number from 0 to ${LONGEST}, or { "min": …, "max": … }.`);
}

function isLength(json: unknown): json is number {
  return typeof json === 'number' && Number.isInteger(json) && json >= 0 && json <= LONGEST;
}

function isAlphabetName(text: string): text is AlphabetName {
  return Object.hasOwn(ALPHABETS, text);
}
