import type { EnvironmentReader } from '../../environment/reader.ts';
import type { PythonScope } from './scope.ts';

/** How the program reads its `.env`: by the library that the module imports for it. */
export function readerOf({ imports, text }: PythonScope): EnvironmentReader | undefined {
  const modules = new Set(imports.map(({ module }) => module.split('.', 1)[0]));
  if (modules.has('environ') && (!modules.has('dotenv') || text.includes('read_env('))) return 'django-environ';
  if (modules.has('decouple')) return 'python-decouple';
  return modules.has('dotenv') || modules.has('environs') ? 'python-dotenv' : undefined;
}
