import { env, l10n, Uri } from 'vscode';
import type { Run } from '../command.ts';
import type { Envelope } from '../envelope.ts';
import { describeLinkFlaw } from '../inbox/link-flaw.ts';
import { readPlace } from '../inbox/message-argument.ts';
import { askModally } from '../notify.ts';

/** Shows the whole address, its host as it would be asked for, before anything is opened. */
export function openMessageLink({ inbox }: Envelope): Run {
  return async argument => {
    const place = readPlace(argument);
    const link = place && (await inbox.find(place.id))?.links[place.place];
    if (link?.url === undefined) return;
    const [open, copy] = [l10n.t('Open Link'), l10n.t('Copy Link')];
    const detail = [link.url, ...(link.flaw === undefined ? [] : [describeLinkFlaw(link.flaw)])].join('\n\n');
    const answer = await askModally(l10n.t('Open this link of the message?'), detail, open, copy);
    if (answer === open) await env.openExternal(Uri.parse(link.url, true));
    if (answer === copy) await env.clipboard.writeText(link.url);
  };
}
