/** A file's text as it stands in the editor or on disk. `path` is absolute, with forward slashes. */
export interface SourceDocument {
  readonly uri: string;
  readonly path: string;
  readonly text: string;
}

/** `environment`: `.env` and its family. `example`: meant to be committed with placeholders. `source`: everything else. */
export type FileKind = 'source' | 'environment' | 'example';

const EXAMPLE_WORDS = new Set(['example', 'sample', 'template', 'dist', 'defaults', 'tpl']);

/** By the file's name alone: `.env.example` is an example, `.env.production` an environment, `settings.py` source. */
export function fileKind(path: string): FileKind {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (!name.includes('env')) return 'source';
  const words = name.split('.');
  if (words.some(word => EXAMPLE_WORDS.has(word)) && (words.includes('env') || words.includes('envrc'))) return 'example';
  if (name === '.env' || name.startsWith('.env.') || name.endsWith('.env') || name === '.envrc') return 'environment';
  return 'source';
}

/** The file's name as people write it: `.env example` for `file:///shop/.env%20example`. */
export function fileNameOf(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    // A sign of percent that encodes nothing: somebody made the URI by hand.
    return name;
  }
}

/** What git knows of a file; `unknown` without git, outside a repository, or in a workspace that is not trusted. */
export type Tracking = 'tracked' | 'untracked' | 'ignored' | 'unknown';
