import { commands, l10n } from 'vscode';
import type { Envelope } from '../envelope.ts';
import { runDetached } from '../command.ts';
import { daysSinceRotation, isRotationDue } from './profile.ts';
import type { Profile } from './profile.ts';
import { showInformation } from '../notify.ts';

const REMINDED = 'envelope.rotationReminded';

/** Milliseconds. One reminder a week is a reminder; more would be noise. */
const PAUSE = 7 * 24 * 60 * 60 * 1000;

/** Asks, once per window and at most weekly, to rotate the credential whose password is the oldest of those that are due. */
export function remindOfRotation({ credentials, extension, log }: Envelope): void {
  const now = new Date();
  const reminded = extension.globalState.get<number>(REMINDED, 0);
  const [oldest] = credentials
    .list()
    .filter(profile => isRotationDue(profile, now))
    .sort((one, other) => one.rotatedAt.localeCompare(other.rotatedAt));
  if (oldest !== undefined && now.getTime() - reminded >= PAUSE) {
    runDetached(log, 'Reminding of rotation', async () => {
      await extension.globalState.update(REMINDED, now.getTime());
      await ask(oldest, now);
    });
  }
}

async function ask(profile: Profile, now: Date): Promise<void> {
  const replace = l10n.t('Replace Password');
  const days = daysSinceRotation(profile, now);
  const question = l10n.t(
    'The password of {0} was last replaced {1} days ago. Create a new one at the provider, then replace it here.',
    profile.name,
    days,
  );
  if ((await showInformation(question, replace)) === replace) {
    await commands.executeCommand('envelope.replacePassword', profile.id);
  }
}
