import type { Value } from '../../../core/model/value.ts';

/** A value in a line, with `$NAME` for a variable of the environment; `i` compares without case. */
export function showValue(value: Value): string {
  switch (value.kind) {
    case 'literal':
      return JSON.stringify(value.value);
    case 'reference': {
      const operator = value.fallbackFor === 'empty' ? '||' : '??';
      return `$${value.variable}${value.fallback === undefined ? '' : ` ${operator} ${showValue(value.fallback)}`}`;
    }
    case 'conversion':
      return `${value.to}${value.texts ? `[${value.texts.join(' ')}]` : ''}(${showValue(value.of)})`;
    case 'comparison': {
      const operator = `${value.negated ? '!' : '='}=${value.strict ? '=' : ''}`;
      const candidates = value.with.map(candidate => JSON.stringify(candidate)).join(' | ');
      return `${showValue(value.of)} ${operator} ${candidates}${value.caseSensitive ? '' : ' i'}`;
    }
    case 'unknown':
      return 'unknown';
  }
}
