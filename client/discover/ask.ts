import { l10n } from 'vscode';
import type { QuickPickItem } from 'vscode';
import type { LanguageService } from '../language/service.ts';
import { chooseSender } from '../panel/fields.ts';
import type { DiscoverQuestion } from '../panel/messages.ts';
import { askChoice, askText, runForm, type FormStep } from '../steps.ts';

interface Extent extends QuickPickItem {
  readonly autoconfig: boolean;
}

/** A domain or an address, and who may be told of the domain. `undefined`: given up. */
export async function askWhatToDiscover(language: LanguageService, guess: string): Promise<DiscoverQuestion | undefined> {
  const senders = (await language.mailers()).flatMap(({ from, username }) => [from, username]);
  return runForm({ about: guess === '' ? chooseSender(senders) : guess, autoconfig: false }, [askAbout, askExtent]);
}

const title = () => l10n.t('Discover Mail Settings');

const askAbout: FormStep<DiscoverQuestion> = async (draft, position) => {
  const answer = await askText({
    title: title(),
    ...position,
    prompt: l10n.t('A domain or an address. Of an address only the domain leaves this machine.'),
    placeholder: 'ann@example.com',
    value: draft.about,
    refuse: text => (text.trim() === '' ? l10n.t('Enter an address or a domain.') : undefined),
  });
  return typeof answer === 'string' ? answer : { value: { ...draft, about: answer.value.trim() } };
};

/** Files for mail clients are asked for on the user's word alone: they tell strangers which domain is asked about. */
const askExtent: FormStep<DiscoverQuestion> = async (draft, position) => {
  const items: readonly Extent[] = [
    {
      label: l10n.t('Records and Providers'),
      detail: l10n.t('Asks the DNS for SRV and MX records, and tries the servers that they and the provider name, without a login.'),
      autoconfig: false,
    },
    {
      label: l10n.t('Autoconfig Files Too'),
      detail: l10n.t('Asks the web server of the domain and the collection of Thunderbird as well.'),
      autoconfig: true,
    },
  ];
  const answer = await askChoice({ title: title(), ...position, placeholder: l10n.t('Who may be asked?'), items });
  return typeof answer === 'string' ? answer : { value: { ...draft, autoconfig: answer.value.autoconfig } };
};
