import { l10n, MarkdownString, ThemeColor, ThemeIcon, TreeItem } from 'vscode';
import type { Event, TreeDataProvider } from 'vscode';
import { describeEndpoint, nameEncryption } from './describe.ts';
import { daysSinceRotation, isRotationDue } from './profile.ts';
import type { Profile } from './profile.ts';
import type { CredentialStore } from './store.ts';

/** The list of credentials in the side bar. Shows profiles; a password never comes near it. */
export class CredentialTree implements TreeDataProvider<Profile> {
  readonly #store: CredentialStore;
  readonly onDidChangeTreeData: Event<void>;

  constructor(store: CredentialStore) {
    this.#store = store;
    this.onDidChangeTreeData = store.onDidChange;
  }

  getChildren(parent?: Profile): readonly Profile[] & Profile[] {
    return parent === undefined ? [...this.#store.list()] : [];
  }

  getTreeItem(profile: Profile): TreeItem {
    const now = new Date();
    const item = new TreeItem(profile.name);
    item.id = profile.id;
    item.contextValue = 'credential';
    item.description = [profile.environment, `${profile.host}:${profile.port}`].filter(part => part !== undefined).join(' · ');
    item.iconPath = isRotationDue(profile, now) ? new ThemeIcon('warning', new ThemeColor('list.warningForeground')) : new ThemeIcon('key');
    item.tooltip = describe(profile, now);
    item.accessibilityInformation = { label: `${profile.name}, ${profile.username}, ${describeEndpoint(profile)}` };
    item.command = { command: 'envelope.useCredential', title: l10n.t('Use Credential in the Panel'), arguments: [profile] };
    return item;
  }
}

function describe(profile: Profile, now: Date): MarkdownString {
  const text = new MarkdownString();
  text.appendText(profile.name);
  const line = (name: string, value: string | undefined) => {
    if (value === undefined) return;
    text.appendMarkdown(`\n\n${name}: `);
    text.appendText(value);
  };
  line(l10n.t('Host'), `${profile.host}:${profile.port}`);
  line(l10n.t('Encryption'), nameEncryption(profile.encryption));
  line(l10n.t('User name'), profile.username);
  line(l10n.t('Sender'), profile.sender);
  line(l10n.t('Environment'), profile.environment);
  line(l10n.t('Created'), profile.createdAt.slice(0, 10));
  line(l10n.t('Password last replaced'), l10n.t('{0}, {1} days ago', profile.rotatedAt.slice(0, 10), daysSinceRotation(profile, now)));
  return text;
}
