import type { Language } from '../../text/syntax.ts';

/** By the file's ending. `.js` may hold JSX; `.ts` may not, since `<T>x` is a cast there. */
export function javascriptLanguage(path: string): Language | undefined {
  switch (path.slice(path.lastIndexOf('.') + 1).toLowerCase()) {
    case 'js':
    case 'mjs':
    case 'cjs':
    case 'jsx':
      return 'javascript';
    case 'ts':
    case 'mts':
    case 'cts':
      return 'typescript';
    case 'tsx':
      return 'tsx';
    default:
      return undefined;
  }
}
