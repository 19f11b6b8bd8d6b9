import type { EnvironmentFile } from '../environment/dotenv.ts';
import type { Change, SettingChange } from '../model/change.ts';
import type { TextEdit } from '../model/edit.ts';
import type { Mailer, Meaning } from '../model/mailer.ts';
import type { Draft, ResolvedSetting, Setting } from '../model/setting.ts';
import type { Language, ParsedText } from '../text/syntax.ts';
import type { Installed } from '../versions/installed.ts';

/**
 * One way of writing mail settings down. Everything that a framework decides lives here: its syntax, its names, its defaults,
 * its idea of encryption. Rules see none of it.
 */
export interface Dialect {
  /** Stable, lower case: `dotenv`, `django`, `nodemailer`. */
  readonly id: string;
  /** For people: `Django`. */
  readonly framework: string;
  /** The grammar for `path`, or `undefined` for a line format. */
  language(path: string): Language | undefined;
  /** The cheap test before any parse: a look at the path, then at most one pass over the text. */
  matches(path: string, text: string): boolean;
  /** Total for any text: returns what it understood. Never throws. */
  read(parsed: ParsedText): readonly Draft[];
  /**
   * What the environment files that a draft names add to it, file by file: the settings that are no other mailer's. Absent where the
   * dialect's drafts name none.
   */
  borrow?(draft: Draft, files: readonly EnvironmentFile[]): readonly (readonly Setting[])[];
  /** What resolved settings mean in this framework, with its defaults. */
  interpret(resolved: ResolvedDraft): Meaning;
  /** Which settings a wished change takes; `undefined` where the framework cannot express it. */
  plan(change: Change, mailer: Mailer): readonly SettingChange[] | undefined;
  /** The edits for settings that stand (or will stand) in the mailer's own file; `undefined` where that cannot be written. */
  write(changes: readonly SettingChange[], mailer: Mailer, parsed: ParsedText): readonly TextEdit[] | undefined;
}

export interface ResolvedDraft {
  readonly uri: string;
  readonly draft: Draft;
  readonly settings: readonly ResolvedSetting[];
  /** The versions that the project has, for what changed between them. */
  readonly installed: Installed;
}
