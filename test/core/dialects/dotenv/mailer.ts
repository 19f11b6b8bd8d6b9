import { dotenv } from '../../../../core/dialects/dotenv/index.ts';
import type { Mailer } from '../../../../core/model/mailer.ts';
import type { ParsedText } from '../../../../core/text/syntax.ts';
import { mailersOf } from '../reading.ts';

export function parsedText(text: string, path = '.env'): ParsedText {
  return { uri: `file:///corpus/${path}`, path: `/corpus/${path}`, text, language: undefined, tree: undefined };
}

export function mailersIn(text: string, path?: string): readonly Mailer[] {
  return mailersOf(dotenv, parsedText(text, path));
}
