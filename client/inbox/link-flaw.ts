import { l10n } from 'vscode';
import type { LinkFlaw } from '../../core/message/links.ts';

export function describeLinkFlaw(flaw: LinkFlaw): string {
  switch (flaw) {
    case 'other-host':
      return l10n.t('The text names another host than the one that the link leads to.');
    case 'local':
      return l10n.t('It leads to this machine or its network, so it works for nobody else.');
    case 'not-a-link':
      return l10n.t('It leads nowhere: it is no complete address of the web.');
    case 'clear-text':
      return l10n.t('It is not encrypted: use https.');
    case 'foreign-letters':
      return l10n.t('The host has letters beyond ASCII, which may only look like those of another host.');
  }
}
