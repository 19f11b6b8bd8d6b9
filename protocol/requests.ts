import type { Change } from '../core/model/change.ts';
import type { Encryption, Transport } from '../core/model/mailer.ts';
import type { Provider } from '../core/providers/provider.ts';

/**
 * The custom requests between client and server. Everything here crosses a process border as JSON: no `Secret` has a place in
 * it. A password that stands in a file is fetched by itself, on the user's word, with `envelope/revealPassword`.
 * Lines and characters are LSP's (0-based, UTF-16).
 */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface Location {
  readonly uri: string;
  readonly range: Range;
}

/** A mailer of the workspace, as the client shows and tries it. */
export interface MailerSummary {
  /** Stable while the file is not restructured: uri, dialect, label and mode. */
  readonly id: string;
  readonly dialect: string;
  readonly framework: string;
  readonly label: string;
  readonly location: Location;
  readonly mode?: string;
  readonly transport: Transport;
  readonly host?: string;
  readonly port?: number;
  readonly encryption?: Encryption;
  readonly certificate?: 'verified' | 'unverified';
  /** `••••` where it is the password too, as a token of Postmark is. */
  readonly username?: string;
  /** A user name is written, but what it says is not to be known here. */
  readonly usernameUnknown?: true;
  readonly password: 'literal' | 'environment' | 'absent' | 'unknown';
  /** Where the password really stands, when a file holds it. */
  readonly passwordAt?: Location;
  /** The environment variable that the program reads its password from. */
  readonly passwordVariable?: string;
  /** The mechanism that the framework was told to use, in its own spelling. */
  readonly authentication?: string;
  readonly from?: string;
  /** The name beside the sender's address. */
  readonly senderName?: string;
  /** The provider's id, when the host is known. */
  readonly provider?: string;
}

/** All mailers of the workspace, or of one document. */
export const mailersRequest = 'envelope/mailers';
export interface MailersParams {
  readonly uri?: string;
}

/** The providers that the workspace declares in `envelope.config.json`. */
export const providersRequest = 'envelope/providers';
export type ProvidersResult = readonly Provider[];

/** The text of a mailer's password where a file holds it literally. Sent only after the user picked that source. */
export const revealPasswordRequest = 'envelope/revealPassword';
export interface RevealPasswordParams {
  readonly mailer: string;
  /** As the user was shown them: the password of a mailer that names others by now is not told. */
  readonly host: string | undefined;
  readonly port: number | undefined;
}
export interface RevealPasswordResult {
  readonly password: string | undefined;
}

/** The edits for wished changes to one mailer, in the framework's own syntax, perhaps in several files. */
export const changeRequest = 'envelope/change';
export interface ChangeParams {
  readonly mailer: string;
  readonly changes: readonly Change[];
}
export interface FileEdits {
  readonly uri: string;
  readonly create?: boolean;
  readonly edits: readonly { readonly range: Range; readonly newText: string }[];
}
export interface ChangeResult {
  /** `undefined`: the framework cannot express it, or the value stands where Envelope cannot write. */
  readonly edits: readonly FileEdits[] | undefined;
}

/** Server → client: the mailers may have changed; trees, lenses and the panel ask again. */
export const mailersChangedNotification = 'envelope/mailersChanged';

/** The client's command behind the fix *Move password to SecretStorage*; its argument is the mailer's id. */
export const movePasswordCommand = 'envelope.movePassword';
/** The client's command behind lenses; its argument is the mailer's id. */
export const checkMailerCommand = 'envelope.checkMailer';
export const sendTestCommand = 'envelope.sendTestEmail';

/** What the client tells at `initialize`. A client that sends nothing counts as untrusted and without Envelope's own commands. */
export interface InitializationOptions {
  /** The workspace is trusted: git may be asked. */
  readonly trusted?: boolean;
  /** The client has the commands named here; lenses and the fix that moves a password need them. */
  readonly commands?: boolean;
}

/** Client → server: the user has granted trust to the workspace. */
export const trustGrantedNotification = 'envelope/trustGranted';

/**
 * Searches the files of the workspace for the secrets of mail accounts, and its history if wished. Cancellable; what was found until
 * then is the answer. Progress (`ScanProgress`) comes with `$/progress` under the token.
 */
export const scanRequest = 'envelope/scan';
export interface ScanParams {
  readonly history: boolean;
  readonly token?: string | number;
}
export interface ScanProgress {
  readonly files: number;
  readonly commits: number;
}
export interface ScanFinding {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info' | 'hint';
  readonly message: string;
  readonly location: Location;
  /** Where the rule's page is to be read. */
  readonly page: string;
  /** The server's own diagnostics show it too. */
  readonly isShown: boolean;
}
export interface PastFinding {
  readonly commit: string;
  /** Where the file stood, relative to the workspace's folder. */
  readonly path: string;
  /** In the file as the commit left it, 1-based. */
  readonly line: number;
  readonly message: string;
}
export interface ScanResult extends ScanProgress {
  readonly findings: readonly ScanFinding[];
  readonly history: readonly PastFinding[];
  /** False where it was cancelled, or a history could not be read to its end. */
  readonly isComplete: boolean;
}
