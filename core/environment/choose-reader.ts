import type { Draft } from '../model/setting.ts';
import type { Installed } from '../versions/installed.ts';
import { isCertainlyBefore } from '../versions/version.ts';
import type { EnvironmentReader } from './reader.ts';

/**
 * Who reads the `.env` of a draft: the file itself may tell, else the packages of the project do, else it is whoever usually reads
 * such names. Packages of several languages contradict each other and tell nothing.
 */
export function chooseReader({ reader, readerIsUsual }: Pick<Draft, 'reader' | 'readerIsUsual'>, installed: Installed): EnvironmentReader {
  // A settings module in Python that imports no reader is read by one that another file imports.
  const usual = readerIsUsual === true ? reader : reader === undefined ? 'python-dotenv' : undefined;
  const chosen = (usual && readerOfPackages(usual, installed)) ?? reader;
  if (chosen === 'django-environ' && isCertainlyBefore(installed('django-environ'), '0.12')) return 'django-environ-0.11';
  return chosen ?? 'dotenv';
}

function readerOfPackages(usual: EnvironmentReader, installed: Installed): EnvironmentReader | undefined {
  switch (usual) {
    case 'dotenv': {
      const found = [phpReader(installed), javascriptReader(installed), pythonReader(installed)].filter(each => each !== undefined);
      // Laravel and Symfony bring Vite along, which does not read these names.
      if (found[0] === 'phpdotenv' || found[0] === 'symfony') return found[0];
      return found.length === 1 ? found[0] : undefined;
    }
    case 'python-dotenv':
      return pythonReader(installed);
    case 'node':
    case 'dotenvx':
    case 'dotenv-expand':
    case 'python-decouple':
    case 'django-environ':
    case 'django-environ-0.11':
    case 'phpdotenv':
    case 'symfony':
    case 'shell':
    case 'compose':
      return undefined;
    default:
      return usual satisfies never;
  }
}

function phpReader(installed: Installed): EnvironmentReader | undefined {
  const asks = (name: string): boolean => installed(name)?.isDirect === true;
  if (installed('laravel/framework') !== undefined || asks('vlucas/phpdotenv')) return 'phpdotenv';
  return asks('symfony/dotenv') || asks('symfony/framework-bundle') ? 'symfony' : undefined;
}

/** What the project asks for itself: a lock file lists `vite` and `dotenv-expand` for many a test runner as well. */
function javascriptReader(installed: Installed): EnvironmentReader | undefined {
  const asks = (name: string): boolean => installed(name)?.isDirect === true;
  if (asks('@dotenvx/dotenvx')) return 'dotenvx';
  if (asks('dotenv-expand') || asks('next')) return 'dotenv-expand';
  if (asks('dotenv')) return 'dotenv';
  return asks('vite') ? 'dotenv-expand' : undefined;
}

function pythonReader(installed: Installed): EnvironmentReader | undefined {
  const environ = installed('django-environ') !== undefined;
  const decouple = installed('python-decouple') !== undefined;
  if (environ && decouple) return undefined;
  if (environ) return 'django-environ';
  if (decouple) return 'python-decouple';
  return installed('python-dotenv') === undefined && installed('environs') === undefined ? undefined : 'python-dotenv';
}
