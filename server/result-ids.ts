import type { Diagnostic } from 'vscode-languageserver';

/** What the ids of this process begin with: a client may still hold those of a server that ran before. */
const RUN = Date.now().toString(36);

/** Gives the findings of a document an id that stays for as long as they do (LSP 3.17, `resultId`). */
export class ResultIds {
  readonly #latest = new Map<string, { readonly sent: string; readonly id: string }>();
  #count = 0;

  of(uri: string, items: readonly Diagnostic[]): string {
    const sent = JSON.stringify(items);
    const latest = this.#latest.get(uri);
    if (latest?.sent === sent) return latest.id;
    const id = `${RUN}-${(++this.#count).toString(36)}`;
    this.#latest.set(uri, { sent, id });
    return id;
  }
}
