import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'vscode';
import type { Disposable, Memento, SecretStorage } from 'vscode';
import { Secret } from '../../core/model/secret.ts';
import { makeProfile, parseProfiles } from './profile.ts';
import type { NewProfile, Profile } from './profile.ts';

const PROFILES = 'envelope.credentials';

/** The user's credentials: profiles in the extension's global state, passwords in SecretStorage alone. */
export class CredentialStore implements Disposable {
  readonly #state: Memento;
  readonly #secrets: SecretStorage;
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;

  constructor(state: Memento, secrets: SecretStorage) {
    this.#state = state;
    this.#secrets = secrets;
  }

  /** By name. */
  list(): readonly Profile[] {
    return [...parseProfiles(this.#state.get(PROFILES))].sort((one, other) => one.name.localeCompare(other.name));
  }

  find(id: string): Profile | undefined {
    return this.list().find(profile => profile.id === id);
  }

  async password(profile: Profile): Promise<Secret | undefined> {
    const text = await this.#secrets.get(secretKey(profile.id));
    return text === undefined ? undefined : new Secret(text);
  }

  /** The password goes first: a profile without one would promise what it cannot keep. */
  async add(fields: NewProfile, password: Secret): Promise<Profile> {
    const profile = makeProfile(fields, password, { id: randomUUID(), now: new Date() });
    await this.#secrets.store(secretKey(profile.id), password.reveal());
    await this.#save([...this.list(), profile]);
    return profile;
  }

  async replacePassword(profile: Profile, password: Secret): Promise<void> {
    await this.#secrets.store(secretKey(profile.id), password.reveal());
    await this.update({ ...profile, rotatedAt: new Date().toISOString() });
  }

  async update(profile: Profile): Promise<void> {
    await this.#save(this.list().map(each => (each.id === profile.id ? profile : each)));
  }

  /** The password goes first here too: what is left behind must not be the secret. */
  async delete(profile: Profile): Promise<void> {
    await this.#secrets.delete(secretKey(profile.id));
    await this.#save(this.list().filter(each => each.id !== profile.id));
  }

  dispose(): void {
    this.#changed.dispose();
  }

  async #save(profiles: readonly Profile[]): Promise<void> {
    await this.#state.update(PROFILES, profiles);
    this.#changed.fire();
  }
}

function secretKey(id: string): string {
  return `envelope.password.${id}`;
}
