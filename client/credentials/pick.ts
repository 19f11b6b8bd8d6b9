import { commands, l10n, window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import { describeEndpoint, labelProfile } from './describe.ts';
import type { Profile } from './profile.ts';
import type { CredentialStore } from './store.ts';
import { showInformation } from '../notify.ts';

interface ProfileItem extends QuickPickItem {
  readonly profile: Profile;
}

/** The credential that a command was given by the tree, or one that the user picks. `undefined`: given up, or there is none. */
export async function pickCredential(store: CredentialStore, argument: unknown, title: string): Promise<Profile | undefined> {
  const given = profileOf(store, argument);
  if (given !== undefined) return given;
  const profiles = store.list();
  if (profiles.length === 0) {
    await offerToAdd();
    return undefined;
  }
  const items = profiles.map((profile): ProfileItem => ({
    label: labelProfile(profile),
    description: profile.username,
    detail: describeEndpoint(profile),
    profile,
  }));
  const picked = await window.showQuickPick(items, {
    title,
    placeHolder: l10n.t('Which credential?'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.profile;
}

/** Tree items are profiles; other callers may pass an id. Read again from the store: an item may be older than the last change. */
function profileOf(store: CredentialStore, argument: unknown): Profile | undefined {
  if (typeof argument === 'string') return store.find(argument);
  if (typeof argument !== 'object' || argument === null || !('id' in argument)) return undefined;
  return typeof argument.id === 'string' ? store.find(argument.id) : undefined;
}

async function offerToAdd(): Promise<void> {
  const add = l10n.t('Add Credential');
  const answer = await showInformation(l10n.t('There are no credentials yet.'), add);
  if (answer === add) await commands.executeCommand('envelope.addCredential');
}
