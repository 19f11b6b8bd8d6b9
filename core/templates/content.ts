/** What a test message says, whichever way it travels. */
export interface MessageContent {
  readonly subject: string;
  readonly text?: string;
  readonly html?: string;
  readonly attachments: readonly AttachmentContent[];
  /** The name beside the sender's address, where nobody gave another. */
  readonly senderName?: string;
  /** The name beside each recipient's address. */
  readonly recipientName?: string;
  /** Further header fields of the user's own template. */
  readonly headers?: readonly HeaderField[];
}

export interface AttachmentContent {
  readonly name: string;
  /** A media type, `text/csv`. */
  readonly type: string;
  readonly content: string | Uint8Array;
  /** Shown inside the HTML, which names it as `cid:…`. */
  readonly contentId?: string;
}

export interface HeaderField {
  readonly name: string;
  readonly value: string;
}

/** Values for the text of a message, each as a person would read it. Those of the session are empty where there is none. */
export interface TemplateValues {
  /** The project's name. */
  readonly application: string;
  readonly host: string;
  readonly port: string;
  /** `STARTTLS`, `implicit TLS` and so on. */
  readonly encryption: string;
  /** UTC, to the second. */
  readonly sent: string;
  readonly sender: string;
  readonly recipients: string;
}

/** A time as it stands in a message. */
export function formatTime(time: Date): string {
  return time
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, ' UTC');
}
