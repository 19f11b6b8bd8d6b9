import type { Encryption } from '../../../../core/model/mailer.ts';

/** What a file is to say of a mailer; the rest stays unwritten. A password is literal where it is given, else a variable. */
export interface MailerSpec {
  readonly host?: string;
  readonly port?: number | string;
  readonly encryption?: Encryption;
  readonly username?: string;
  readonly password?: string;
  readonly login?: 'none';
  readonly certificate?: 'unverified';
  readonly from?: string;
  readonly senderName?: string;
  readonly timeout?: 'default';
  readonly place?: 'production';
}

export interface WrittenFile {
  readonly name: string;
  readonly text: string;
}

/** In the plainest form that the dialect has; what the dialect cannot say is left out. */
export type Writer = (spec: MailerSpec) => readonly WrittenFile[];

export function sender({ from = '', senderName }: MailerSpec): string {
  return senderName === undefined ? from : `${senderName} <${from}>`;
}

export function lines(...all: readonly (string | false)[]): string {
  return all.flatMap(line => (line === false ? [] : [`${line}\n`])).join('');
}

export function commas(...all: readonly (string | false)[]): readonly string[] {
  const written = all.filter(line => line !== false);
  return written.map((line, position) => (position === written.length - 1 ? line : `${line},`));
}

export function indent(text: string, by: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(by));
}

/** A number, or a text in single quotes, which JavaScript, Python and PHP spell alike. */
export function literal(value: string | number): string {
  return typeof value === 'number' ? String(value) : `'${value}'`;
}
