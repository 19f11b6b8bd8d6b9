import type { TextEdit } from '../../model/edit.ts';
import type { Mailer } from '../../model/mailer.ts';
import { importModule } from '../python/import-module.ts';
import { startOfStatement } from '../python/move-to-variable.ts';
import type { Quote } from '../python/spell.ts';
import type { Session, SmtplibFile } from './session.ts';

/** What every edit of a connection is made from. */
export interface Writing {
  readonly file: SmtplibFile;
  readonly session: Session;
  readonly mailer: Mailer;
  /** For what is written anew. */
  readonly quote: Quote;
}

export interface SpelledContext {
  readonly text: string;
  /** `import ssl`, where the module does not have it. */
  readonly edits: readonly TextEdit[];
}

/** A context that verifies, as it can be written in front of `offset`. */
export function spellVerifiedContext({ file: { root, text, scope } }: Writing, offset: number): SpelledContext {
  const ssl = scope.imports.find(({ module, member, name }) => module === 'ssl' && member === undefined && isModule(name));
  if (ssl !== undefined) return { text: `${ssl.name}.create_default_context()`, edits: [] };
  const maker = scope.imports.find(({ module, member }) => module === 'ssl' && member === 'create_default_context');
  if (maker !== undefined) return { text: `${maker.name}()`, edits: [] };
  return { text: 'ssl.create_default_context()', edits: [importModule('ssl', root, { text, before: startOfStatement(root, offset) })] };

  function isModule(name: string): boolean {
    const bound = scope.lookup(name, offset);
    return bound?.kind === 'module' && bound.module === 'ssl';
  }
}
