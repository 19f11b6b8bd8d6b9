import type { Setting } from '../../model/setting.ts';
import type { ParsedText } from '../../text/syntax.ts';

/** Whether an entry stands in `{ … }`, where a comma parts it from the next. */
export function isInFlow({ key }: Setting, { tree }: ParsedText): boolean {
  for (let node = tree?.resolveInner(key.start, 1) ?? null; node !== null; node = node.parent) {
    if (node.name === 'FlowMapping') return true;
    if (node.name === 'BlockMapping') return false;
  }
  return false;
}
