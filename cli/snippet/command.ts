import { createProviders, offeredPorts, submissionHosts } from '../../core/providers/lookup.ts';
import { snippets } from '../../core/snippets/index.ts';
import type { Snippet, SnippetSettings } from '../../core/snippets/snippet.ts';
import { addressFlaw, holdsControl, isHost } from '../../core/smtp/address.ts';
import { readConfiguration } from '../configuration.ts';
import type { Terminal } from '../terminal.ts';
import { parseSnippetOptions, SNIPPET_USAGE, type SnippetOptions } from './options.ts';

/** The JSON of `envelope snippet --json`; docs/snippet.schema.json describes it. */
export interface SnippetReport {
  readonly framework: string;
  readonly label: string;
  readonly fileName: string;
  readonly host: string;
  readonly port: number;
  readonly encryption: SnippetSettings['encryption'];
  /** The environment variables that the program reads user name and password from; none without a login. */
  readonly variables: readonly string[];
  readonly text: string;
}

/** `envelope snippet`. Returns the exit code: 0 written, 2 could not run. */
export async function runSnippet(args: readonly string[], terminal: Terminal): Promise<number> {
  const parsed = parseSnippetOptions(args);
  if ('help' in parsed) {
    terminal.stdout.write(SNIPPET_USAGE);
    return 0;
  }
  if ('problem' in parsed) return refuse(terminal, parsed.problem);
  const settings = await readSettings(parsed.options, terminal);
  if ('problem' in settings) return refuse(terminal, settings.problem);
  const snippet = snippets.find(({ id }) => id === parsed.options.framework);
  if (snippet === undefined) {
    const known = snippets.map(({ id }) => id).join(', ');
    return refuse(terminal, `there is no snippet for ${JSON.stringify(parsed.options.framework)}; there are ${known}.`);
  }
  const text = snippet.generate(settings);
  terminal.stdout.write(parsed.options.json ? `${JSON.stringify(reportSnippet(snippet, settings, text), undefined, 2)}\n` : text);
  return 0;
}

function refuse({ stderr }: Terminal, problem: string): number {
  stderr.write(`envelope snippet: ${problem}\n`);
  return 2;
}

function reportSnippet({ id, label, fileName, variables }: Snippet, settings: SnippetSettings, text: string): SnippetReport {
  const { host, port, encryption, login } = settings;
  return { framework: id, label, fileName, host, port, encryption, variables: login ? [variables.username, variables.password] : [], text };
}

/** By the provider's own recommendation, with what was given in its place; only values that a program's source can hold. */
async function readSettings(options: SnippetOptions, terminal: Terminal): Promise<SnippetSettings | { readonly problem: string }> {
  const configuration = await readConfiguration(terminal.cwd(), terminal);
  const providers = createProviders(configuration.providers);
  const provider = options.provider === undefined ? undefined : providers.byId(options.provider);
  if (options.provider !== undefined && provider === undefined) {
    return { problem: `there is no provider ${JSON.stringify(options.provider)}; docs/providers.md lists them.` };
  }
  if (provider?.passwordRetirement?.state === 'retired') {
    return { problem: `${provider.name} takes no passwords any more: ${provider.passwordRetirement.text}` };
  }
  const host = options.host ?? (provider && submissionHosts(provider)[0]);
  if (host === undefined) return { problem: 'name a server: --provider or --host.' };
  if (!isHost(host)) return { problem: `${JSON.stringify(host)} is not a host name.` };
  const wanted = { port: options.port, encryption: options.encryption };
  const published = provider === undefined ? [] : offeredPorts(provider, host);
  const known =
    published.find(({ port, encryption }) => (wanted.port === undefined ? encryption === wanted.encryption : port === wanted.port)) ??
    provider?.recommended;
  const port = wanted.port ?? known?.port ?? (wanted.encryption === 'implicit' ? 465 : 587);
  const byPort = known?.port === port ? known.encryption : port === 465 ? 'implicit' : 'starttls';
  const encryption = wanted.encryption ?? (byPort === 'optional' ? 'none' : byPort);
  if (options.sender !== undefined && (holdsControl(options.sender) || addressFlaw(options.sender) !== undefined)) {
    return { problem: `${JSON.stringify(options.sender)} is not an address.` };
  }
  return { host, port, encryption, login: options.login, ...(options.sender !== undefined && { from: options.sender }) };
}
