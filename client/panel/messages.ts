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
  /** Of temporary credentials of AWS, when one was typed; else the one typed before for the same place. */
  readonly sessionToken?: string;
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
  | { readonly from: 'typed'; readonly password?: string; readonly isToken?: true }
  /** The token of VS Code's Microsoft account. */
  | { readonly from: 'microsoft' }
  | { readonly from: 'credential'; readonly id: string }
  /** The literal in the mailer's own file. */
  | { readonly from: 'file' };

export type ToExtension =
  | { readonly type: 'ready' }
  | {
      readonly type: 'check';
      readonly form: ConnectionForm;
      /** Asked about as well: whether a message from and to these would be taken. */
      readonly envelope?: { readonly sender: string; readonly recipient: string };
    }
  /** Asks which versions of TLS the server takes. */
  | { readonly type: 'askTlsVersions'; readonly form: ConnectionForm }
  | {
      readonly type: 'send';
      readonly form: ConnectionForm;
      readonly to: readonly string[];
      readonly from: string;
      readonly template: string;
    }
  /** Asks every port of the host how it answers. */
  | { readonly type: 'surveyPorts'; readonly form: ConnectionForm }
  /** Has the command ask what to discover. */
  | { readonly type: 'findSettings'; readonly about: string }
  | { readonly type: 'discover'; readonly question: DiscoverQuestion; readonly mailer?: string }
  | { readonly type: 'cancel' }
  | { readonly type: 'apply'; readonly form: ConnectionForm }
  | { readonly type: 'reveal'; readonly mailer: string }
  | { readonly type: 'saveCredential'; readonly form: ConnectionForm; readonly from: string }
  | { readonly type: 'openLink'; readonly url: string }
  | { readonly type: 'openTranscript' }
  /** Asks the DNS about the domain of a sender's address. */
  | { readonly type: 'checkDomain'; readonly from: string }
  /** The same, for what to look at after a message. */
  | { readonly type: 'askRecords'; readonly arrival: Arrival };

/** What the user wants discovered. */
export interface DiscoverQuestion {
  /** A domain or an address. */
  readonly about: string;
  /** Ask web servers for files for mail clients too. The user has said so. */
  readonly autoconfig: boolean;
}

/** A message that was accepted, as far as it matters for what to look at next. */
export interface Arrival {
  readonly from: string;
  readonly accepted: readonly string[];
  readonly queueId?: string;
  /** An id of `core/providers`. */
  readonly provider?: string;
}

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
  /** All ports that are asked, with what is known of each by now. */
  | { readonly type: 'ports'; readonly ports: readonly PortView[] }
  /** The user has named a domain; the panel asks with it, for the mailer that is picked. */
  | { readonly type: 'discover'; readonly question: DiscoverQuestion }
  | { readonly type: 'discovered'; readonly result: DiscoverView }
  | { readonly type: 'tlsVersions'; readonly versions: readonly DetailView[] }
  /** Where to look next, with the domain's records at hand. */
  | { readonly type: 'next'; readonly next: readonly NextView[] };

export type Job = 'check' | 'send' | 'ports' | 'discover' | 'records' | 'versions';

export interface PortView {
  readonly port: number;
  readonly state: 'asked' | 'open' | 'closed' | 'filtered' | 'foreign' | 'unknown';
  /** Of an open port. */
  readonly encryption?: 'implicit' | 'starttls' | 'none';
  readonly verified?: boolean;
  readonly ms?: number;
  /** What stands in the way, in words. */
  readonly cause?: string;
}

export interface DiscoverView {
  readonly domain: string;
  readonly tried: readonly TriedView[];
  /** False while servers are being tried. */
  readonly isComplete: boolean;
  /** What the picked mailer's file says next to the best of them. */
  readonly file?: FileComparison;
}

export interface TriedView {
  readonly host: string;
  readonly port: number;
  readonly encryption: 'implicit' | 'starttls';
  readonly username?: string;
  readonly state: 'asked' | 'works' | 'fails';
  /** Who names it, in words. */
  readonly said: string;
  readonly ms?: number;
  readonly cause?: string;
}

export interface FileComparison {
  /** The file's name. */
  readonly name: string;
  readonly rows: readonly { readonly label: string; readonly file: string; readonly works: string; readonly differs: boolean }[];
}

export interface NextView {
  readonly look: string;
  readonly tells: string;
  /** The page to look at. */
  readonly link?: string;
}

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
  /** EHLO keywords, each with what it means. */
  readonly capabilities: readonly DetailView[];
  readonly mechanisms: readonly string[];
  readonly transcript: string;
  /** What the server says to each version of TLS, when that was asked. */
  readonly tlsVersions?: readonly DetailView[];
  /** Where the check ran from. */
  readonly place?: string;
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
      /** Accepted is not arrived: where to look, in this order, and what is seen there. */
      readonly next: readonly NextView[];
      /** Absent where the message stays on this machine, so that no domain matters. */
      readonly arrival?: Arrival;
    }
  | { readonly ok: false; readonly cause: string; readonly remedy?: string; readonly reply?: string };
