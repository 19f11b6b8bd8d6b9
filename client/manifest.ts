/** Read in this order; the first that names the project decides. */
export const MANIFESTS: readonly string[] = ['package.json', 'pyproject.toml', 'composer.json'];

/** The project's name as its manifest says it; `undefined` for one without, or that cannot be read. */
export function nameInManifest(manifest: string, text: string): string | undefined {
  const name = (manifest.endsWith('.json') ? nameInJson(text) : nameInToml(text))?.trim();
  return name === '' ? undefined : name;
}

function nameInJson(text: string): string | undefined {
  try {
    const manifest: unknown = JSON.parse(text);
    const isNamed = typeof manifest === 'object' && manifest !== null && 'name' in manifest;
    return isNamed && typeof manifest.name === 'string' ? manifest.name : undefined;
  } catch {
    return undefined;
  }
}

/** `name = "shop"` in `[project]` or `[tool.poetry]`; no more of TOML is needed. */
function nameInToml(text: string): string | undefined {
  let table = '';
  for (const line of text.split(/\r?\n/)) {
    table = /^\s*\[([^[\]]+)\]\s*(?:#.*)?$/.exec(line)?.[1]?.trim() ?? table;
    const name = /^\s*name\s*=\s*["']([^"']+)["']/.exec(line)?.[1];
    if (name !== undefined && (table === 'project' || table === 'tool.poetry')) return name;
  }
  return undefined;
}
