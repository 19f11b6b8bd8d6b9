/** What stands in for a secret wherever a person or a log could read it. */
export const REDACTED = '••••';

/**
 * A password, key or token. The text is reachable through `reveal()` alone, so that every place where it leaves is found by
 * searching for that word; printing, interpolating, inspecting or serialising a secret shows `••••`.
 */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The text itself: for the wire, for SecretStorage and for judging its shape. Never for output. */
  reveal(): string {
    return this.#text;
  }

  /** In UTF-16 units. */
  get length(): number {
    return this.#text.length;
  }

  get isEmpty(): boolean {
    return this.#text === '';
  }

  equals(other: Secret): boolean {
    return this.#text === other.#text;
  }

  toString(): string {
    return REDACTED;
  }

  toJSON(): string {
    return REDACTED;
  }

  /** Node's `util.inspect`, and so `console.log`, asks for this symbol; it is registered by name, so core stays free of Node. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return REDACTED;
  }
}
