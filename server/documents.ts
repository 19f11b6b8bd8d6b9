import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import type { LanguageService } from '../core/service.ts';
import type { SourceDocument } from '../core/model/document.ts';
import type { TextChange } from '../core/text/parse.ts';
import { readInto } from './read-into.ts';

interface OpenDocument {
  document: TextDocument;
  /** Made since the last reading, in order. */
  pending: TextChange[];
  /** The reading under way, so that two questions about one version share it. */
  reading: Promise<void> | undefined;
  /** The version that the service has read. */
  readVersion: number | undefined;
}

/** The documents that the editor holds open. Changes are collected, and read when somebody asks about the document. */
export class OpenDocuments {
  readonly #service: LanguageService;
  readonly #documents = new Map<string, OpenDocument>();

  constructor(service: LanguageService) {
    this.#service = service;
  }

  has(uri: string): boolean {
    return this.#documents.has(uri);
  }

  get uris(): readonly string[] {
    return [...this.#documents.keys()];
  }

  get(uri: string): TextDocument | undefined {
    return this.#documents.get(uri)?.document;
  }

  open(uri: string, version: number, text: string): void {
    this.#documents.set(uri, {
      document: TextDocument.create(uri, '', version, text),
      pending: [],
      reading: undefined,
      readVersion: undefined,
    });
  }

  change(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): void {
    const open = this.#documents.get(uri);
    if (open === undefined) return;
    for (const change of changes) {
      open.pending.push(offsetsOf(change, open.document));
      open.document = TextDocument.update(open.document, [change], version);
    }
  }

  close(uri: string): void {
    this.#documents.delete(uri);
  }

  /** Returns when the service has read the document's current version. */
  async settle(uri: string): Promise<void> {
    for (
      let open = this.#documents.get(uri);
      open !== undefined && open.readVersion !== open.document.version;
      open = this.#documents.get(uri)
    ) {
      open.reading ??= this.#read(open);
      await open.reading;
    }
  }

  async settleAll(): Promise<void> {
    for (const uri of this.#documents.keys()) await this.settle(uri);
  }

  async #read(open: OpenDocument): Promise<void> {
    const { document } = open;
    const changes = open.readVersion === undefined ? undefined : open.pending;
    open.pending = [];
    try {
      await readInto(this.#service, sourceDocument(document.uri, document.getText()), changes);
    } finally {
      open.readVersion = document.version;
      open.reading = undefined;
    }
  }
}

export function sourceDocument(uri: string, text: string): SourceDocument {
  return { uri, path: URI.parse(uri).path, text };
}

function offsetsOf(change: TextDocumentContentChangeEvent, document: TextDocument): TextChange {
  if (!('range' in change)) return { start: 0, end: document.getText().length, inserted: change.text.length };
  return { start: document.offsetAt(change.range.start), end: document.offsetAt(change.range.end), inserted: change.text.length };
}
