import { Secret } from '../model/secret.ts';
import type { Known, Resolution, Truncation } from '../model/setting.ts';
import type { Place, Span } from '../model/span.ts';
import type { Comparison, Conversion, Plain, Reference, Value } from '../model/value.ts';

/** An environment variable as the program's reader sees it. */
export interface Definition {
  readonly text: string;
  /** Name through value, and the value alone. */
  readonly at: Place;
  readonly valueAt: Place;
  readonly truncated?: Truncation;
}

export type Lookup = (variable: string) => Definition | undefined;

export interface Evaluation {
  readonly uri: string;
  /** The whole setting that the value belongs to: the place of a literal. */
  readonly setting: Span;
  readonly lookup: Lookup;
}

/** What an expression comes to in one environment. Total: what cannot be known is unresolved. */
export function evaluate(value: Value, evaluation: Evaluation): Resolution {
  switch (value.kind) {
    case 'literal':
      return {
        known: true,
        value: value.value,
        origin: 'literal',
        at: { uri: evaluation.uri, span: evaluation.setting },
        valueAt: { uri: evaluation.uri, span: value.at },
        via: [],
      };
    case 'reference':
      return evaluateReference(value, evaluation);
    case 'conversion': {
      const of = evaluate(value.of, evaluation);
      const converted = mapKnown(of, plain => convert(plain, value));
      return value.exact ? judging(of, converted) : converted;
    }
    case 'comparison': {
      const of = evaluate(value.of, evaluation);
      return judging(
        of,
        mapKnown(of, plain => compare(plain, value)),
      );
    }
    case 'unknown':
      return { known: false, at: { uri: evaluation.uri, span: value.at } };
  }
}

function evaluateReference(reference: Reference, evaluation: Evaluation): Resolution {
  const here: Place = { uri: evaluation.uri, span: reference.at };
  const definition = evaluation.lookup(reference.variable);
  const missing = definition === undefined || (definition.text === '' && reference.fallbackFor === 'empty');
  if (!missing) {
    return {
      known: true,
      value: definition.text,
      origin: 'environment',
      at: definition.at,
      valueAt: definition.valueAt,
      via: [here],
      variable: reference.variable,
      ...(definition.truncated && { truncated: definition.truncated }),
    };
  }
  if (reference.fallback === undefined) return { known: false, at: here, variable: reference.variable };
  const fallback = evaluate(reference.fallback, evaluation);
  if (!fallback.known || fallback.origin === 'environment') return fallback;
  // `ENV.fetch('SMTP_PASSWORD', nil)` says no more than `ENV['SMTP_PASSWORD']`: the variable will come from elsewhere, or not at all.
  if (fallback.value === null) return { known: false, at: here, variable: reference.variable };
  return { ...fallback, origin: 'fallback', variable: reference.variable };
}

function mapKnown(resolution: Resolution, map: (plain: Plain) => Plain | undefined): Resolution {
  if (!resolution.known) return resolution;
  const value = map(resolution.value);
  return value === undefined ? { known: false, at: resolution.at } : ({ ...resolution, value } satisfies Known);
}

/** A verdict on a text keeps the text beside it. */
function judging(of: Resolution, verdict: Resolution): Resolution {
  return verdict.known && of.known && typeof of.value === 'string' ? { ...verdict, compared: of.value } : verdict;
}

const DECIMAL = /^\s*[+-]?\d+(?:\.\d+)?\s*$/;

/** `undefined` where the program would raise or where the outcome depends on the language. A text that is no number stays a text. */
function convert(plain: Plain, { to, texts, exact }: Conversion): Plain | undefined {
  if (plain instanceof Secret) return plain;
  switch (to) {
    case 'text':
      return plain === null ? undefined : String(plain);
    case 'number':
      if (typeof plain === 'string') return DECIMAL.test(plain) ? Number(plain) : plain;
      return plain === null ? undefined : Number(plain);
    case 'truthiness':
      return Boolean(plain);
    case 'boolean': {
      if (typeof plain !== 'string') return Boolean(plain);
      return texts?.includes(exact ? plain : plain.toLowerCase().trim()) ?? undefined;
    }
  }
}

function compare(plain: Plain, { with: candidates, negated, strict, caseSensitive }: Comparison): Plain | undefined {
  if (plain instanceof Secret) return undefined;
  const equal = candidates.some(candidate => {
    if (typeof candidate === 'string' && typeof plain === 'string') {
      return caseSensitive ? candidate === plain : candidate.toLowerCase() === plain.toLowerCase();
    }
    return strict ? candidate === plain : String(candidate) === String(plain);
  });
  return equal !== negated;
}
