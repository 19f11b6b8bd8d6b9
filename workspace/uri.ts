import { URI } from 'vscode-uri';

/** The URI of a path as VS Code spells it, so that both sides agree on keys. */
export function uriOfPath(path: string): string {
  return URI.file(path).toString();
}

/** The path of a `file:` URI, with the platform's separators; `undefined` for every other scheme. */
export function pathOfUri(uri: string): string | undefined {
  const parsed = URI.parse(uri);
  return parsed.scheme === 'file' ? parsed.fsPath : undefined;
}
