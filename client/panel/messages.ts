import type { ApiDriver, Driver } from '../../core/drivers/api.ts';
import type { Encryption } from '../../core/model/mailer.ts';
import type { StageName } from '../../core/smtp/failure.ts';

/**
 * What the panel and the extension say to each other. A password crosses once, in `check` or `send`, on the way from the field
 * that the user typed it into; nothing that the extension sends holds one.
 */
export interface ConnectionForm {
  readonly host: string;
  readonly port: number;
  readonly encryption: Encryption;
  /** Empty: no login. */
  readonly username: string;
  /** The mailer whose settings these are, perhaps changed since. */
  readonly mailer?: string;
  readonly password: PasswordChoice;
  /** What carries the message where it is not SMTP; host, port and encryption are then those of its API. */
  readonly driver?: DriverForm;
}

export interface DriverForm {
  readonly name: Driver;
  readonly region: string;
  /** The sending domain, where the API names it. */
  readonly domain: string;
}

export type PasswordChoice =
  | { readonly from: 'none' }
  /** Absent: the one typed before for the same host, port and user, which the extension keeps until the window closes. */
  | { readonly from: 'typed'; readonly password?: string }
  | { readonly from: 'credential'; readonly id: string }
  /** The literal in the mailer's own file. */
  | { readonly from: 'file' };

export type ToExtension =
  | { readonly type: 'ready' }
  | { readonly type: 'check'; readonly form: ConnectionForm }
  | {
      readonly type: 'send';
      readonly form: ConnectionForm;
      readonly to: readonly string[];
      readonly from: string;
      readonly template: string;
    }
  | { readonly type: 'tryOtherPorts'; readonly form: ConnectionForm }
  | { readonly type: 'cancel' }
  | { readonly type: 'apply'; readonly form: ConnectionForm }
  | { readonly type: 'reveal'; readonly mailer: string }
  | { readonly type: 'saveCredential'; readonly form: ConnectionForm; readonly from: string }
  | { readonly type: 'openLink'; readonly url: string }
  | { readonly type: 'openTranscript' }
  /** Asks the DNS about the domain of a sender's address. */
  | { readonly type: 'checkDomain'; readonly from: string };

export type ToPanel =
  | Sources
  /** Fills the form from a source, as if the user had picked it. */
  | { readonly type: 'pick'; readonly source: string; readonly thenCheck: boolean }
  | { readonly type: 'started'; readonly job: Job }
  | { readonly type: 'stage'; readonly stage: StageView }
  /** The stages so far belong to an attempt that is being repeated. */
  | { readonly type: 'restarted' }
  | { readonly type: 'checked'; readonly result: CheckView }
  | { readonly type: 'sent'; readonly result: SendView }
  | { readonly type: 'ended'; readonly note?: string }
  | { readonly type: 'note'; readonly text: string }
  | { readonly type: 'passwordKept'; readonly kept: boolean }
  /** Ports that answered as they should, when others were asked for. */
  | { readonly type: 'endpoint'; readonly port: number; readonly encryption: Encryption };

export type Job = 'check' | 'send' | 'ports';

/** Everything the panel can be filled from. Sent again when mailers, credentials or trust change. */
export interface Sources {
  readonly type: 'sources';
  readonly mailers: readonly MailerSource[];
  readonly credentials: readonly CredentialSource[];
  readonly inbox?: { readonly host: string; readonly port: number };
  /** The workspace's own templates. */
  readonly templates: readonly TemplateSource[];
  /** Hosts of APIs that the user's own settings put in place of the providers'. */
  readonly apiHosts: Partial<Readonly<Record<ApiDriver, string>>>;
  readonly trusted: boolean;
}

export interface TemplateSource {
  readonly id: string;
  /** Its path. */
  readonly label: string;
}

export interface MailerSource {
  readonly id: string;
  /** `settings.py · Django`. */
  readonly label: string;
  /** The file's name, for *Apply to settings.py*. */
  readonly file: string;
  readonly sends: boolean;
  /** What carries its messages where Envelope can send through it beside SMTP. */
  readonly driver?: Driver;
  /** Whether the program with these settings logs in. */
  readonly logsIn: boolean;
  readonly host?: string;
  readonly port?: number;
  readonly encryption?: Encryption;
  readonly username?: string;
  readonly from?: string;
  readonly password: 'literal' | 'environment' | 'absent' | 'unknown';
  /** Where the literal stands: `.env, line 3`. */
  readonly passwordAt?: string;
}

export interface CredentialSource {
  readonly id: string;
  readonly label: string;
  readonly host: string;
  readonly port: number;
  readonly encryption: Encryption;
  readonly username: string;
  readonly from?: string;
}

export interface StageView {
  readonly name: StageName;
  readonly outcome: 'running' | 'ok' | 'warning' | 'failed' | 'skipped';
  readonly ms?: number;
  readonly detail: readonly DetailView[];
}

export interface DetailView {
  readonly name: string;
  readonly value: string;
}

export interface DiagnosisView {
  readonly cause: string;
  readonly remedy: string;
  /** An https address, or a word on where the knowledge comes from. */
  readonly source: string;
}

export interface CheckView {
  readonly ok: boolean;
  readonly summary: string;
  /** What is not as it should be although every stage passed. */
  readonly caution?: string;
  readonly stages: readonly StageView[];
  readonly certificate: readonly DetailView[];
  readonly capabilities: readonly string[];
  readonly mechanisms: readonly string[];
  readonly transcript: string;
  readonly diagnosis?: DiagnosisView;
  /** Whether another port could be the answer. */
  readonly mayTryOtherPorts: boolean;
}

export type SendView =
  | {
      readonly ok: true;
      readonly messageId: string;
      readonly reply: string;
      readonly accepted: readonly string[];
      readonly rejected: readonly string[];
      readonly at: string;
      readonly size: string;
      readonly from: string;
      /** Accepted is not arrived: where to look, in this order, and what is seen there. */
      readonly next: readonly { readonly look: string; readonly tells: string }[];
    }
  | { readonly ok: false; readonly cause: string; readonly remedy?: string; readonly reply?: string };
