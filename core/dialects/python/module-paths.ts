/**
 * The files that an imported module can mean, seen from the file that imports it: beside it for `.base`, further up for `..base`, and
 * below any of the folders above for `config.settings.base`, since nothing here knows which of them the program starts in.
 */
export function modulePaths(module: string, importer: string): readonly string[] {
  const dots = /^\.*/.exec(module)?.[0].length ?? 0;
  const parts = module
    .slice(dots)
    .split('.')
    .filter(part => part !== '');
  const folders = foldersAbove(importer);
  const roots = dots === 0 ? folders : folders.slice(dots - 1, dots);
  return roots.flatMap(root => {
    const path = [root, ...parts].join('/');
    return parts.length === 0 ? [`${path}/__init__.py`] : [`${path}.py`, `${path}/__init__.py`];
  });
}

/** The nearest first. */
function foldersAbove(path: string): string[] {
  const folders: string[] = [];
  for (let end = path.lastIndexOf('/'); end !== -1; end = end === 0 ? -1 : path.lastIndexOf('/', end - 1)) folders.push(path.slice(0, end));
  return folders;
}
