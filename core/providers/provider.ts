import type { Shape } from './shape.ts';

/** `high` may carry an error, `medium` a warning, `low` only a remark. */
export type Confidence = 'high' | 'medium' | 'low';

/** Where a fact comes from: a URL, `owner/repository@commit path`, or one of `observed` and `unverified` in sources.ts. */
export type Source = string;

/** What every fact carries. */
export interface Evidence {
  readonly confidence: Confidence;
  readonly sources: readonly Source[];
}

export interface TextFact extends Evidence {
  readonly text: string;
}

export type ProviderKind =
  'mailbox' | 'hosting-mailbox' | 'transactional' | 'relay' | 'testing' | 'local-dev' | 'local-bridge' | 'self-hosted' | 'own';

/**
 * Hosts that differ in one place. With `regions` the place is one DNS label: a label outside the list still belongs to the provider and
 * is an unknown region. With `digits` it is a number of so many digits at most.
 */
export type HostPattern =
  | {
      readonly prefix: string;
      readonly suffix: string;
      readonly regions: readonly string[];
      /** Regions where the provider runs but whose submission host nobody has confirmed: neither offered nor called wrong. */
      readonly likelyRegions?: readonly string[];
    }
  | { readonly prefix: string; readonly suffix: string; readonly digits: number };

/** A former name that still answers, and the one to use. */
export interface LegacyHost extends Evidence {
  readonly host: string;
  readonly use: string;
}

/** Hosts that people write in place of the right one; nobody's submission host. */
export interface MistakenHosts extends Evidence {
  readonly hosts: readonly string[];
  readonly use: string;
}

export interface ProviderHosts extends Evidence {
  /** In lower case, the preferred one first. Each belongs to this provider alone. */
  readonly exact: readonly string[];
  /** Hosts that several providers share (`localhost`): offered, but they do not tell who it is. */
  readonly shared?: readonly string[];
  readonly patterns?: readonly HostPattern[];
  /** Which host is for whom, where that depends on the account. */
  readonly choice?: readonly { readonly host: string; readonly for: string }[];
  readonly legacy?: readonly LegacyHost[];
  readonly mistaken?: readonly MistakenHosts[];
}

/** `optional`: clear text is answered and STARTTLS may be offered. */
export type PortEncryption = 'implicit' | 'starttls' | 'optional';

export interface ProviderPort extends Evidence {
  readonly port: number;
  readonly encryption: PortEncryption;
  /** Only these of the provider's hosts answer there; all of them when absent. */
  readonly hosts?: readonly string[];
  readonly note?: string;
}

/** A port that people try and that is something else there. */
export interface WrongPort extends TextFact {
  readonly port: number;
}

export interface Recommendation extends Evidence {
  readonly port: number;
  readonly encryption: PortEncryption;
  readonly note?: string;
}

/** A value that is certainly the wrong kind of secret. `what` completes "this is …". */
export interface ForbiddenShape extends Evidence {
  readonly shape: Shape;
  readonly what: string;
}

/** What belongs in the user name or the password. `judgeCredential` reads it. */
export interface CredentialFact extends TextFact {
  /** How it is written; absent when no format is known. */
  readonly shape?: Shape;
  /** How sure the shape is; as sure as the text when absent. */
  readonly shapeConfidence?: Confidence;
  /** A wider shape that every valid value has, as sure as the text. A value outside it is wrong, one outside `shape` only unusual. */
  readonly looseShape?: Shape;
  readonly forbidden?: readonly ForbiddenShape[];
  /** An empty value is right in some set-ups, so its absence is no fault. */
  readonly mayBeEmpty?: true;
  /** The password repeats the user name when the user name has `shape`. */
  readonly repeatsUsername?: true;
}

/**
 * Who may stand in From: `account` the address that logs in, `account-or-alias` that or an alias of it, `own-domain` any address of the
 * mailbox's domain, `verified` an address or domain verified with the provider, `any`, or `template` where the provider sets it.
 */
export type SenderRule = 'account' | 'account-or-alias' | 'own-domain' | 'verified' | 'any' | 'template' | 'unknown';

export interface SenderFact extends TextFact {
  readonly rule: SenderRule;
}

export interface SpfFact extends Evidence {
  /** The names after `include:`; empty when there is nothing to publish. */
  readonly includes: readonly string[];
  readonly note?: string;
}

export interface DkimFact extends Evidence {
  readonly selectors: readonly string[];
  readonly note?: string;
}

export interface Link {
  readonly url: string;
  readonly confidence: Confidence;
}

/** `app-passwords`: the account's own password is refused; `retiring`: it still works and will not; `retired`: OAuth2 only. */
export interface PasswordRetirement extends TextFact {
  readonly state: 'app-passwords' | 'retiring' | 'retired';
  /** ISO dates, whole or as far as known (`2024-09`), in order. */
  readonly timeline?: readonly { readonly date: string; readonly text: string }[];
}

export interface Remark extends TextFact {
  /** Sources contradict each other here; the ISO date says when they were compared. */
  readonly disputed?: string;
}

/** How a person gets a credential, replaces it and takes it back: one step per entry, in order. */
export interface CredentialSteps extends Evidence {
  readonly get: readonly string[];
  readonly reset: readonly string[];
  readonly revoke: readonly string[];
  /** How many there may be, what is shown only once, what takes how long. */
  readonly limits: readonly string[];
}

/** What Envelope knows of a mail provider. Data only; one file each in data/. */
export interface Provider {
  /** Kebab-case, never changed once published. */
  readonly id: string;
  readonly name: string;
  readonly kind: ProviderKind;
  readonly aliases?: readonly string[];
  readonly hosts: ProviderHosts;
  /** All that were seen, those of low confidence included; offer `offeredPorts(provider)`. */
  readonly ports: readonly ProviderPort[];
  /** Whether ports that are not listed may answer as well: only `none` makes an unlisted port an error. */
  readonly otherPorts: 'none' | 'unlikely' | 'possible';
  readonly wrongPorts?: readonly WrongPort[];
  readonly recommended: Recommendation;
  readonly usernameShape: CredentialFact;
  readonly passwordShape: CredentialFact;
  readonly sender: SenderFact;
  readonly spf?: SpfFact;
  readonly dkim?: DkimFact;
  readonly console?: Link;
  readonly docs?: Link;
  readonly passwordRetirement?: PasswordRetirement;
  readonly credential: CredentialSteps;
  readonly sendLimits: readonly TextFact[];
  readonly remarks: readonly Remark[];
  /** The day on which the facts were last compared with their sources, as an ISO date. */
  readonly checked?: string;
}
