import { Secret } from '../../core/model/secret.ts';
import type { Bound } from '../credentials/binding.ts';

type Place = Pick<Bound, 'host' | 'port' | 'username'>;

/** The password that was typed into the panel, in memory until the window closes, for the host, port and user it was typed for. */
export class TypedPassword {
  #kept: (Place & { readonly password: Secret }) | undefined;

  /** A password that was typed just now replaces the one of before; without one, the one of before if it is for the same place. */
  take(place: Place, typed: string | undefined): Secret | undefined {
    const { host, port, username } = place;
    if (typed !== undefined) this.#kept = { host, port, username, password: new Secret(typed) };
    else if (this.#kept?.host !== host || this.#kept.port !== port || this.#kept.username !== username) this.#kept = undefined;
    return this.#kept?.password;
  }
}
