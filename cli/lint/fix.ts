import type { FixChange } from '../../core/model/change.ts';
import type { TextEdit } from '../../core/model/edit.ts';
import type { LanguageService, OfferedFix } from '../../core/service.ts';

/** One fix can bring another finding to light; more rounds than this mean that two fixes undo each other. */
const ROUNDS = 10;

/**
 * Applies the first fix of each finding, one at a time, since each changes what the next one sees. Moving a password needs a
 * person and SecretStorage, another form of a framework's settings is a decision about all the code that reads them, and `.gitignore`
 * is left to the editor: those are not applied here.
 */
export async function fixFiles(
  service: LanguageService,
  uris: readonly string[],
  rewrite: (uri: string, edits: readonly TextEdit[]) => Promise<void>,
): Promise<void> {
  for (const uri of uris) {
    for (let round = 0; round < ROUNDS; round++) {
      const offered = firstFix(uri, service);
      if (offered === undefined) break;
      for (const { uri: target, edits } of offered.edits) await rewrite(target, edits);
    }
  }
}

function firstFix(uri: string, service: LanguageService): OfferedFix | undefined {
  const document = service.project.document(uri);
  if (document === undefined) return undefined;
  return service
    .fixes(uri, { start: 0, end: document.text.length })
    .find(({ fix, preferred, ignore }) => preferred && ignore.length === 0 && !fix.some(needsPerson));
}

function needsPerson(change: FixChange): boolean {
  return 'move' in change || 'adopt' in change;
}
