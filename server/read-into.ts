import type { SourceDocument } from '../core/model/document.ts';
import { fileKind } from '../core/model/document.ts';
import type { LanguageService } from '../core/service.ts';
import type { TextChange } from '../core/text/parse.ts';
import { compileUsually } from './early-compilation.ts';

/** Gives a document to the service, as `LanguageService.open` says. Everything but environment files is read with a grammar. */
export function readInto(service: LanguageService, document: SourceDocument, changes?: readonly TextChange[]): Promise<void> {
  const read = () => service.open(document, changes);
  return fileKind(document.path) === 'source' ? compileUsually(read) : read();
}
