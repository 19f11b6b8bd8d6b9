import type { Driver } from '../../../core/drivers/api.ts';
import type { Explanation } from '../../../core/smtp/failure.ts';
import type { Refusal } from '../message.ts';

/** What is told of a driver's work whatever came of it. */
export interface DriverReport {
  readonly driver: Driver;
  /** The host of the API, or the path of the program. */
  readonly through: string;
  /** Milliseconds, all in all. */
  readonly ms: number;
  /** What was asked and answered, censored, one line each. */
  readonly log: readonly string[];
}

export interface DriverReady extends DriverReport {
  readonly ok: true;
  /** What the other side says of the account or of itself. */
  readonly facts: Readonly<Record<string, string>>;
}

export interface DriverSent extends DriverReport {
  readonly ok: true;
  /** The Message-ID header, or the provider's id where it writes that header by itself. */
  readonly id: string;
  /** The provider's own id, where the message has both. */
  readonly queueId?: string;
  /** The last words of the other side. */
  readonly response: string;
  /** ISO 8601. */
  readonly acceptedAt: string;
  /** These ways take a message for all recipients or for none. */
  readonly accepted: readonly string[];
  /** Of the message as it was handed over, in bytes. */
  readonly bytes: number;
}

export interface DriverFailed extends DriverReport {
  readonly ok: false;
  /** The id of the diagnosis. */
  readonly cause: string;
  readonly diagnosis?: Explanation;
  /** The other side's own words, censored. */
  readonly reply?: string;
  /** The status of an HTTP answer. */
  readonly status?: number;
  /** Seconds after which the provider takes the next try, where it says so. */
  readonly retryAfter?: number;
  /** The field of the message that was refused before anything was sent. */
  readonly field?: Refusal['field'];
}
