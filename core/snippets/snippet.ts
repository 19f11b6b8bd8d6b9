import type { Encryption } from '../model/mailer.ts';

/** The settings that a snippet writes down. Passwords have no place in it: the program reads them from its environment. */
export interface SnippetSettings {
  readonly host: string;
  readonly port: number;
  readonly encryption: Exclude<Encryption, 'opportunistic'>;
  /** A session without a login (a local catcher) has neither user name nor password. */
  readonly login: boolean;
  /** The sender's address. */
  readonly from?: string;
  /** An absolute path of a PEM file to trust instead of the system's authorities: the local inbox's own certificate. */
  readonly certificateFile?: string;
}

/** One framework's way of writing mail settings down. */
export interface Snippet {
  /** Kebab-case: `django`, `laravel-env`. */
  readonly id: string;
  /** For people: `Django settings.py`. */
  readonly label: string;
  /** The editor's language id, and the name of a file of this kind. */
  readonly language: string;
  readonly fileName: string;
  /** Environment variables that the program reads user name and password from. */
  readonly variables: { readonly username: string; readonly password: string };
  /** Ends in a line break. */
  generate(settings: SnippetSettings): string;
}

/** The lines that are there, each with a line break. */
export function lines(...parts: readonly (string | false | undefined)[]): string {
  return parts.filter(part => part !== false && part !== undefined).join('\n') + '\n';
}
