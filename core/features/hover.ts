import type { Encryption, Mailer, Sourced } from '../model/mailer.ts';
import type { Span } from '../model/span.ts';
import { covers } from '../model/span.ts';
import type { Provider, ProviderPort } from '../providers/provider.ts';
import { shownHost } from '../secrets/shown-host.ts';
import type { LanguageService } from '../service.ts';
import { describePort } from '../smtp/ports.ts';

export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}

export interface HoverQuestion {
  readonly uri: string;
  readonly offset: number;
  readonly service: LanguageService;
}

/** What the host, the port or the encryption under the cursor means: the standard, and the provider's own table. */
export function hoverAt({ uri, offset, service }: HoverQuestion): Hover | undefined {
  for (const mailer of service.project.mailersTouching(uri)) {
    const provider = mailer.host && service.providers.ofHost(mailer.host.value);
    for (const [sourced, explain] of explained(mailer, provider)) {
      const span = sourced && spanHere(sourced, uri, mailer);
      if (span !== undefined && covers(span, offset)) return { span, markdown: withoutPictures(explain()) };
    }
  }
  return undefined;
}

/** A host and the name of an own provider are a workspace's words, and an editor fetches the pictures of a hover, whoever opened the folder. */
function withoutPictures(markdown: string): string {
  return markdown.replaceAll('![', '!\\[');
}

type Explained = readonly [Sourced<unknown> | undefined, () => string];

function explained(mailer: Mailer, provider: Provider | undefined): readonly Explained[] {
  const { host, port, encryption } = mailer;
  return [
    [host, () => paragraphs([`**${shownHost(host?.value ?? '')}**`, provider && describeProvider(provider)])],
    [port, () => paragraphs([port && explainPort(port.value), provider && portTable(provider, port?.value)])],
    [encryption, () => paragraphs([encryption && explainEncryption(encryption.value), provider && portTable(provider, port?.value)])],
  ];
}

/** The value itself, or in the program's own file the setting that refers to it. */
function spanHere(sourced: Sourced<unknown>, uri: string, mailer: Mailer): Span | undefined {
  if (sourced.origin === 'default') return undefined;
  if (sourced.at.uri === uri) return sourced.at.span;
  return uri === mailer.uri ? mailer.settings.find(({ name }) => name === sourced.setting)?.span : undefined;
}

const ENCRYPTIONS: Readonly<Record<Encryption, string>> = {
  implicit:
    '**Implicit TLS**: the handshake comes before the first word, as on port 465. [RFC 8314 §3.3](https://www.rfc-editor.org/rfc/rfc8314#section-3.3) prefers it for submission.',
  starttls:
    '**STARTTLS, required**: the session begins in clear text and is upgraded before the login, or ends. [RFC 3207](https://www.rfc-editor.org/rfc/rfc3207)',
  opportunistic:
    '**Opportunistic TLS**: upgraded only if the server offers STARTTLS. Whoever sits on the path can remove the offer, and the password goes in clear text. [RFC 3207 §6](https://www.rfc-editor.org/rfc/rfc3207#section-6)',
  none: '**No encryption**: everything goes in clear text, the password included. [RFC 8314 §4.1](https://www.rfc-editor.org/rfc/rfc8314#section-4.1) wants it gone.',
};

function explainEncryption(encryption: Encryption): string {
  return ENCRYPTIONS[encryption];
}

function explainPort(port: number): string {
  const fact = describePort(port);
  return fact === undefined
    ? `**Port ${port}** is no port that mail submission is known by.`
    : `**Port ${port}**, ${fact.name}. ${fact.meaning} [Source](${fact.source})`;
}

function describeProvider(provider: Provider): string {
  const links = [provider.docs, provider.console].filter(link => link !== undefined && link.confidence !== 'low');
  const named = links.map(
    (link, position) => `[${position === 0 && link === provider.docs ? 'Documentation' : 'Console'}](${link?.url ?? ''})`,
  );
  return paragraphs([
    provider.name,
    portTable(provider),
    `User name: ${provider.usernameShape.text}`,
    `Password: ${provider.passwordShape.text}`,
    named.join(' · ') || undefined,
  ]);
}

/** The provider's ports as a table, the one in use marked. Facts of low confidence stay out. */
function portTable(provider: Provider, current?: number): string {
  const rows = provider.ports
    .filter(({ confidence }) => confidence !== 'low')
    .map(
      fact =>
        `| ${fact.port === current ? `**${fact.port}**` : fact.port} | ${nameEncryption(fact)}${fact.port === provider.recommended.port ? ', recommended' : ''} |`,
    );
  return [`| ${provider.name} | |`, '| --- | --- |', ...rows].join('\n');
}

function nameEncryption({ encryption }: ProviderPort): string {
  switch (encryption) {
    case 'implicit':
      return 'implicit TLS';
    case 'starttls':
      return 'STARTTLS';
    case 'optional':
      return 'clear text, STARTTLS where offered';
  }
}

function paragraphs(parts: readonly (string | undefined)[]): string {
  return parts.filter(part => part !== undefined).join('\n\n');
}
