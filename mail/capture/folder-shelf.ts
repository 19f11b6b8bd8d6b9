import { constants } from 'node:fs';
import { lstat, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Arrival } from './message.ts';
import type { Shelf } from './store.ts';

/**
 * The names that this shelf gives: the time of arrival, a number that orders what came in one millisecond, and the id. Nothing of a message is in them, and only what is called so is read,
 * dropped or deleted, so that a folder with other mail in it keeps that.
 */
const NAME = /^\d{8}T\d{9}Z-\d{6}-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.eml$/;

/** A larger file was not put there by an inbox. In bytes. */
const READ_AT_MOST = 128 * 1024 * 1024;

/** Recipients of a message and little else. In bytes. */
const NOTE_AT_MOST = 1024 * 1024;

/**
 * Sources as `.eml` files, byte for byte as they came, each with a note beside it for what the message itself does not say: envelope,
 * login, encryption, whether it was read.
 */
export class FolderShelf implements Shelf {
  readonly #folder: string;
  /** Names without `.eml`, by id. An id from outside finds a name or nothing; it never becomes part of a path. */
  readonly #names = new Map<string, string>();
  #count = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async put(arrival: Arrival, source: Uint8Array): Promise<void> {
    const place = String(this.#count++ % 1_000_000).padStart(6, '0');
    const name = `${arrival.receivedAt.replace(/[-:.]/g, '')}-${place}-${arrival.id}`;
    if (!NAME.test(`${name}.eml`)) throw new Error('The arrival has no usable time or id.');
    const path = join(this.#folder, name);
    const put = async (): Promise<unknown> =>
      Promise.all([write(`${path}.json`, JSON.stringify(noteOf(arrival, 'unread'))), write(`${path}.eml.new`, source)]);
    // The folder is there but for the first time, and after somebody has deleted it.
    await put().catch(() => mkdir(this.#folder, { recursive: true, mode: 0o700 }).then(put));
    // A message counts from this moment on, with its note complete.
    await rename(`${path}.eml.new`, `${path}.eml`);
    this.#names.set(arrival.id, name);
  }

  async read(id: string): Promise<Uint8Array | undefined> {
    const name = this.#names.get(id);
    return name === undefined ? undefined : this.#read(`${name}.eml`, READ_AT_MOST);
  }

  async markRead(id: string): Promise<void> {
    const name = this.#names.get(id);
    const note = name && (await this.#read(`${name}.json`, NOTE_AT_MOST));
    if (!note) return;
    // Written aside and moved into place, so that it is whole whenever it is read.
    const path = join(this.#folder, `${name}.json`);
    await rm(`${path}.new`, { force: true });
    await write(`${path}.new`, JSON.stringify({ ...parseNote(note), isUnread: false }));
    await rename(`${path}.new`, path);
  }

  async remove(id: string): Promise<void> {
    const name = this.#names.get(id);
    if (name === undefined) return;
    this.#names.delete(id);
    for (const ending of ['eml', 'json']) await rm(join(this.#folder, `${name}.${ending}`), { force: true });
  }

  async *load(): ReturnType<Shelf['load']> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const entries = await readdir(this.#folder, { withFileTypes: true });
    // A link may lead out of the folder, so files alone are read.
    const names = entries.filter(entry => entry.isFile()).map(({ name }) => name);
    for (const file of names.sort()) {
      const id = NAME.exec(file)?.[1];
      const source = id && (await this.#read(file, READ_AT_MOST));
      if (!id || !source) continue;
      const name = file.slice(0, -'.eml'.length);
      const note = parseNote(await this.#read(`${name}.json`, NOTE_AT_MOST));
      this.#names.set(id, name);
      yield { arrival: arrivalOf(id, note, { time: timeOf(name), size: source.byteLength }), source, isUnread: note['isUnread'] !== false };
    }
  }

  async #read(file: string, atMost: number): Promise<Uint8Array | undefined> {
    const path = join(this.#folder, file);
    try {
      const stats = await lstat(path);
      return stats.isFile() && stats.size <= atMost ? await readFile(path) : undefined;
    } catch {
      // Deleted by somebody else meanwhile: then there is nothing to read.
      return undefined;
    }
  }
}

/** A folder may have come with a clone: a link in it is not written through, and Windows does not know the flag. */
const ANEW = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | (constants.O_NOFOLLOW ?? 0);

function write(path: string, content: string | Uint8Array): Promise<void> {
  return writeFile(path, content, { mode: 0o600, flag: ANEW });
}

function noteOf(arrival: Arrival, state: 'read' | 'unread'): object {
  const { receivedAt, sender, recipients, encrypted, username, clientName, utf8 } = arrival;
  return { receivedAt, sender, recipients, encrypted, username, clientName, utf8, isUnread: state === 'unread' };
}

function parseNote(bytes: Uint8Array | undefined): Readonly<Record<string, unknown>> {
  if (bytes === undefined) return {};
  try {
    const note: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return typeof note === 'object' && note !== null ? { ...note } : {};
  } catch {
    // A damaged note costs the envelope, not the message.
    return {};
  }
}

function arrivalOf(id: string, note: Readonly<Record<string, unknown>>, { time, size }: { time: string; size: number }): Arrival {
  const text = (key: string): string => (typeof note[key] === 'string' ? note[key] : '');
  const recipients: readonly unknown[] = Array.isArray(note['recipients']) ? note['recipients'] : [];
  return {
    id,
    receivedAt: time,
    sender: text('sender'),
    recipients: recipients.filter(each => typeof each === 'string'),
    encrypted: note['encrypted'] === true,
    ...(text('username') !== '' && { username: text('username') }),
    clientName: text('clientName'),
    ...(note['utf8'] === true && { utf8: true }),
    size,
  };
}

/** `20261120T100203123Z-…` as ISO 8601. */
function timeOf(name: string): string {
  return name.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z.*$/, '$1-$2-$3T$4:$5:$6.$7Z');
}
