import type { Confidence, Surroundings } from './failure.ts';
import { expectsImplicitTls } from './ports.ts';
import { CONNECTION_CONDITIONS } from './conditions/connection.ts';
import { SESSION_CONDITIONS } from './conditions/session.ts';
import { TLS_CONDITIONS } from './conditions/tls.ts';

/** A state of a session that Envelope recognises by itself, without any words of the server. */
export interface ConditionFact {
  /** Codes of the system, resolver or TLS library that mean this. */
  readonly codes?: readonly string[];
  /** Words of other programs for it, in lower case; as in a reply's facts. */
  readonly phrases?: readonly (readonly string[])[];
  readonly cause: string;
  readonly remedy: string;
  /** What the same state means in certain places, the first that fits; `{host}` and `{port}` stand for the session's own. */
  readonly cases?: readonly ConditionCase[];
  readonly source: string;
  readonly confidence: Confidence;
}

export interface ConditionCase {
  readonly at: 'port-25' | 'implicit-port' | 'greeting' | 'loopback-in-container' | 'loopback-in-wsl' | 'known-host' | 'known-port';
  readonly cause: string;
  readonly remedy?: string;
}

/** Whether a failure happened where a case speaks of. */
export function isAt(place: ConditionCase['at'], { host, port, stage, origin }: Surroundings): boolean {
  switch (place) {
    case 'port-25':
      return port === 25;
    case 'implicit-port':
      return port !== undefined && expectsImplicitTls(port);
    case 'greeting':
      return stage === 'greet';
    case 'loopback-in-container':
      return origin === 'container' && isLoopbackName(host);
    case 'loopback-in-wsl':
      return origin === 'wsl' && isLoopbackName(host);
    case 'known-host':
      return host !== undefined;
    case 'known-port':
      return port !== undefined;
    default:
      return place satisfies never;
  }
}

function isLoopbackName(host: string | undefined): boolean {
  return host !== undefined && /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/i.test(host);
}

export const CONDITIONS = { ...CONNECTION_CONDITIONS, ...TLS_CONDITIONS, ...SESSION_CONDITIONS };

/** A condition's stable id, as it stands in `detail.cause` of a stage. */
export type Condition = keyof typeof CONDITIONS;

const CODES: ReadonlyMap<string, Condition> = new Map(
  Object.entries(CONDITIONS).flatMap(([id, fact]: [string, ConditionFact]) => (fact.codes ?? []).map(code => [code, id as Condition])),
);

/** The condition that an error's code means: `ECONNREFUSED` is `connection-refused`. */
export function conditionOfCode(code: string | undefined): Condition | undefined {
  return code === undefined ? undefined : CODES.get(code);
}
