export interface WrittenHost {
  /** The host inside, where one can be made out. */
  readonly name?: string;
  readonly port?: number;
  readonly scheme?: string;
  /** What does not belong in a host, first of several: `https://`, `:587`, `/`, `@` or `white space`; absent for a host. */
  readonly excess?: string;
}

/** `<host>`, `${HOST}`, `{{ host }}`, `%host%`: something else fills it in. */
export function isTemplate(text: string): boolean {
  return /[<>{}%$]|^\[(?![0-9a-f:.]+\])/i.test(text);
}

/** Takes apart what somebody wrote for a host: a URL, a host with its port, an address. Total for any text. */
export function readHost(text: string): WrittenHost {
  if (PLAIN_NAME.test(text)) return { name: text };
  const trimmed = text.trim();
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(trimmed);
  const afterScheme = trimmed.slice(scheme?.[0].length ?? 0);
  const [authority = '', ...path] = afterScheme.split('/');
  const at = authority.lastIndexOf('@');
  const { name, port } = splitPort(authority.slice(at + 1));

  const excess =
    scheme?.[0] ??
    (at !== -1 ? '@' : undefined) ??
    (path.length > 0 ? '/' : undefined) ??
    (port === undefined ? undefined : /^\d+$/.test(port) ? `:${port}` : ':') ??
    (/\s/.test(text) ? 'white space' : undefined);
  // What stands after an @ in an address is where mail goes to, not where it is submitted.
  const isAddress = at !== -1 && scheme === null;
  return {
    ...(isHostName(name) && !isAddress && isPort(port ?? '1') && { name }),
    ...(port !== undefined && isPort(port) && { port: Number(port) }),
    ...(scheme?.[1] !== undefined && { scheme: scheme[1].toLowerCase() }),
    ...(excess !== undefined && { excess }),
  };
}

/** An IPv6 address holds colons of its own; with a port it stands in brackets. */
function splitPort(authority: string): { readonly name: string; readonly port?: string } {
  const bracketed = /^(\[[^\]]*\])(?::(.*))?$/s.exec(authority);
  const plain = /^([^:]*):([^:]*)$/s.exec(authority);
  const [, name = authority, port] = bracketed ?? plain ?? [];
  return port === undefined ? { name } : { name, port };
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}

const PLAIN_NAME = /^[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9])?\.?$/i;

function isHostName(name: string): boolean {
  return PLAIN_NAME.test(name) || /^\[?[0-9a-f:.]+\]?$/i.test(name);
}
