import type { Value } from '../../../../core/model/value.ts';

/** A value in a line: `$NAME` is a reference, `??` a fallback for a missing variable, `||` for an empty one. */
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
      const operator = `${value.negated ? 'not ' : ''}in${value.caseSensitive ? '' : ' (any case)'}`;
      return `${showValue(value.of)} ${operator} ${JSON.stringify(value.with)}`;
    }
    case 'unknown':
      return 'unknown';
  }
}
