import type { EnvironmentReader } from '../environment/reader.ts';
import type { Secret } from './secret.ts';
import type { Draft, Origin, ResolvedSetting } from './setting.ts';
import type { Place } from './span.ts';

/**
 * `implicit`: TLS from the first byte (RFC 8314 §3.3). `starttls`: upgraded before anything else, or failed (RFC 3207).
 * `opportunistic`: upgraded only if offered; whoever sits on the path can strip it. `none`: clear text.
 */
export type Encryption = 'implicit' | 'starttls' | 'opportunistic' | 'none';

/** What carries the message away. `console`, `file` and `memory` send nothing. */
export type Transport =
  'smtp' | 'sendmail' | 'ses' | 'mailgun' | 'postmark' | 'sendgrid' | 'resend' | 'console' | 'file' | 'memory' | 'other';

/** A value and where it stands. Places may lie in another file than the mailer's own. */
export interface Sourced<T> {
  readonly value: T;
  /** `default` is the framework's own: it is written nowhere, and `at` is what stands for the mailer. */
  readonly origin: Origin | 'default';
  /** Key through value. */
  readonly at: Place;
  readonly valueAt: Place;
  /** References on the way from the mailer's own file to the value. */
  readonly via: readonly Place[];
  /** Name of the setting that decided it, where one did. */
  readonly setting?: string;
  readonly variable?: string;
}

/** The meaning of a mailer's settings in the field's terms. Absent: not said and without default, or `unknown`. */
export interface Meaning {
  readonly transport: Sourced<Transport>;
  readonly host?: Sourced<string>;
  readonly port?: Sourced<number>;
  /** A port that is written but is no integer from 1 to 65535; `port` is absent then. */
  readonly invalidPort?: Sourced<string | number>;
  readonly encryption?: Sourced<Encryption>;
  readonly certificate?: Sourced<'verified' | 'unverified'>;
  readonly username?: Sourced<string>;
  readonly password?: Sourced<Secret>;
  /** `PLAIN`, `LOGIN`, `XOAUTH2`, … as the framework was told. */
  readonly authentication?: Sourced<string>;
  readonly from?: Sourced<string>;
  readonly senderName?: Sourced<string>;
  /** Milliseconds. */
  readonly timeout?: Sourced<number>;
  /** A provider chosen by name (`service: 'Gmail'`): its id in `core/providers`, or the framework's own name for one that is not there. */
  readonly service?: Sourced<string>;
  /** Kinds of encryption that the framework has, and its installed version does not. */
  readonly unavailable?: readonly Encryption[];
  /** Written, but not to be known: an expression, or a variable that no file defines. */
  readonly unknown: readonly Field[];
  /** What a dialect noticed that has no place among the fields; a rule puts it into words. */
  readonly observations: readonly Observation[];
}

export type Field =
  | 'transport'
  | 'host'
  | 'port'
  | 'encryption'
  | 'certificate'
  | 'username'
  | 'password'
  | 'authentication'
  | 'from'
  | 'senderName'
  | 'timeout'
  | 'service';

/** Facts about the configuration that only its framework can tell. Each kind has exactly one rule. */
export type Observation =
  | TlsAndSsl
  | LoginBeforeStarttls
  | InvalidSetting
  | RenamedSetting
  | MisspeltSetting
  | MailersAndSettings
  | ContradictoryTls
  | OldTls
  | NotSwitchedOn
  | ServiceDecides
  | UnescapedUrl
  | IgnoredOption
  | KnownDefect
  | DriverPackage;

/** Both kinds of TLS are switched on where the framework refuses (`raises`) or breaks (`breaks`). */
export interface TlsAndSsl {
  readonly kind: 'tls-and-ssl';
  readonly settings: readonly [Sourced<unknown>, Sourced<unknown>];
  readonly effect: 'raises' | 'breaks';
}

/** The program logs in first and upgrades then: the password has gone out in clear text. */
export interface LoginBeforeStarttls {
  readonly kind: 'login-before-starttls';
  /** The login, then the upgrade. */
  readonly settings: readonly [Sourced<unknown>, Sourced<unknown>];
}

/** A setting, or a value of one, that the framework does not take. */
export interface InvalidSetting {
  readonly kind: 'invalid-setting';
  readonly settings: readonly [Sourced<unknown>];
  readonly effect: 'raises' | 'ignored';
  /** What was meant, where one can tell: another value, or another name. */
  readonly meant?: { readonly value: string } | { readonly name: string } | { readonly doubled: readonly Place[] };
}

/** A name that the framework no longer reads. */
export interface RenamedSetting {
  readonly kind: 'renamed-setting';
  readonly settings: readonly [Sourced<unknown>];
  /** What it is called now. */
  readonly to: string;
  /** The version that stops reading it, where the installed one still does. */
  readonly until?: string;
  /** The new name takes what the old one says, or `words` in its place; or `to` is one form for all the settings together. */
  readonly form: 'same-words' | 'other-words' | 'adopted';
  /** Absent where nobody can tell. */
  readonly words?: string;
}

/** A name that nobody reads, an edit away from one that the framework does. */
export interface MisspeltSetting {
  readonly kind: 'misspelt-setting';
  readonly settings: readonly [Sourced<unknown>];
  readonly meant: string;
}

/** STARTTLS is required and forbidden, or required and only tried, at once. */
export interface ContradictoryTls {
  readonly kind: 'contradictory-tls';
  /** The requirement, then what takes it back. */
  readonly settings: readonly [Sourced<unknown>, Sourced<unknown>];
}

/** A version of TLS, or ciphers, that RFC 8996 and its predecessors retired. */
export interface OldTls {
  readonly kind: 'old-tls';
  readonly settings: readonly [Sourced<string>];
}

/** A credential that is written where the framework never looks, or that a switch leaves unused. */
export interface NotSwitchedOn {
  readonly kind: 'not-switched-on';
  readonly settings: readonly [Sourced<unknown>];
  /** The setting that would use it: `auth`, `mail.smtp.auth`. */
  readonly needs: string;
}

/** A service chosen by name overrides what is written beside it, or is not known and so decides nothing. */
export interface ServiceDecides {
  readonly kind: 'service-decides';
  /** The service, then what it overrides. */
  readonly settings: readonly [Sourced<string>, ...Sourced<unknown>[]];
  /** The connection goes somewhere else than is written, or there in another way. */
  readonly effect: 'elsewhere' | 'same-host';
  /** Where the framework connects to. */
  readonly host: string;
  readonly port: number;
}

/** Reserved characters stand bare in the user or the password of an address. */
export interface UnescapedUrl {
  readonly kind: 'unescaped-url';
  readonly settings: readonly [Sourced<unknown>];
  /** One character each. */
  readonly characters: readonly Place[];
  /** Nothing worse than an `@`, of which most parsers take the last for the end of the login. */
  readonly onlyAt: boolean;
}

/** An option of an address that the framework no longer reads. */
export interface IgnoredOption {
  readonly kind: 'ignored-option';
  readonly settings: readonly [Sourced<unknown>];
  readonly option: string;
  /** What to write in place of it; absent where it is just taken away. */
  readonly instead?: string;
}

/** The installed version has a defect that this configuration meets. */
export interface KnownDefect {
  readonly kind: 'known-defect';
  readonly settings: readonly [Sourced<unknown>];
  readonly package: string;
  readonly version: string;
  /** The first version without it. */
  readonly mendedIn: string;
  /** What happens, as the end of "… has a defect: ". */
  readonly effect: string;
  readonly source: string;
}

/** The driver is in a package that the project does not have. */
export interface DriverPackage {
  readonly kind: 'driver-package';
  readonly settings: readonly [Sourced<string>];
  readonly package: string;
}

/** Settings of the old form beside those of the new, which excludes them. */
export interface MailersAndSettings {
  readonly kind: 'mailers-and-settings';
  /** The new form, then what is left of the old. */
  readonly settings: readonly [Sourced<unknown>, Sourced<unknown>, ...Sourced<unknown>[]];
}

export interface Mailer extends Meaning {
  readonly dialect: string;
  /** The name of the framework for people: `Django`, `nodemailer`. */
  readonly framework: string;
  readonly uri: string;
  readonly draft: Draft;
  /** Everything the file says about it, with each value resolved. */
  readonly settings: readonly ResolvedSetting[];
  /** `production` for `.env.production` and the like; absent for the default environment. */
  readonly mode?: string;
  /** Who reads the environment files that it takes values from. */
  readonly reader?: EnvironmentReader;
}
