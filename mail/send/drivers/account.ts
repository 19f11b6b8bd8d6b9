import type { ApiDriver } from '../../../core/drivers/api.ts';
import type { DriverCondition } from '../../../core/drivers/conditions.ts';
import type { Secret } from '../../../core/model/secret.ts';
import type { Composition } from '../compose.ts';
import type { HttpAnswer, HttpCall } from './http-exchange.ts';

/** As whom an API is spoken to. */
export interface ApiAccount {
  readonly key: Secret;
  /** What belongs to the key: the access key ID of AWS. */
  readonly keyId?: string;
  /** Of temporary credentials of AWS. */
  readonly sessionToken?: Secret;
  /** Empty where the provider has none. */
  readonly region: string;
  /** The sending domain, where requests name it. */
  readonly domain?: string;
}

/** How one provider's API is spoken to. Everything in an account has been judged before. */
export interface ApiSpeaker {
  /** What of the account cannot be put into a request. */
  refuse(account: ApiAccount): DriverCondition | undefined;
  /** A request that changes nothing and that only a valid key answers. */
  check(account: ApiAccount, base: URL): HttpCall | Promise<HttpCall>;
  /** What a valid key is told, for people; `undefined`: not the words of this API. */
  readCheck(answer: unknown): Readonly<Record<string, string>> | undefined;
  send(account: ApiAccount, base: URL, composition: Composition): Promise<PreparedMessage>;
  /** The provider's id for the message; `undefined`: not the words of this API. */
  readSent(answer: unknown): string | undefined;
  /** The provider's own code and words in an answer that is no success. */
  readRefusal(answer: HttpAnswer, body: unknown): { readonly code?: string; readonly message: string };
}

export interface PreparedMessage {
  readonly call: HttpCall;
  /** The Message-ID header, where it is ours to say. */
  readonly messageId?: string;
  /** Of the message, in bytes. */
  readonly bytes: number;
}

export type Speakers = Readonly<Record<ApiDriver, ApiSpeaker>>;

/** A key as a header can carry it: visible ASCII, without blanks. */
export function isUsableKey(key: Secret): boolean {
  return /^[\x21-\x7e]{8,512}$/.test(key.reveal());
}

/** A text, number or boolean of an answer, as text. The answer may be anything. */
export function field(answer: unknown, name: string): string | undefined {
  if (typeof answer !== 'object' || answer === null || !Object.hasOwn(answer, name)) return undefined;
  const value: unknown = (answer as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** Whatever stands there: for an object in an object. */
export function objectField(answer: unknown, name: string): unknown {
  if (typeof answer !== 'object' || answer === null || !Object.hasOwn(answer, name)) return undefined;
  return (answer as Readonly<Record<string, unknown>>)[name];
}
