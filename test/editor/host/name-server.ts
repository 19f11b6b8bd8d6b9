import type { ExtensionHost } from './bridge.ts';

/** Records by `MX example.org`: texts as a resolver gives them. */
export type Zone = Readonly<Record<string, readonly string[]>>;

/**
 * Lets the extension host's resolvers answer from a zone, for as long as its window lives: a machine that runs stories has no name server
 * of its own. What is not in the zone does not exist.
 */
export async function answerFrom(host: ExtensionHost, zone: Zone): Promise<void> {
  await host.evaluate((_vscode, records) => {
    const { Resolver } = process.getBuiltinModule('node:dns').promises;
    const look = (type: string, name: string): string[] => {
      const found = records[`${type} ${name}`];
      if (found === undefined) throw Object.assign(new Error(`${type} ${name}`), { code: 'ENOTFOUND' });
      return [...found];
    };
    const words = (type: string, name: string): string[][] => look(type, name).map(record => record.split(' '));
    Object.assign(Resolver.prototype, {
      resolve4: async (name: string) => look('A', name),
      resolve6: async (name: string) => look('AAAA', name),
      resolveCname: async (name: string) => look('CNAME', name),
      resolvePtr: async (name: string) => look('PTR', name),
      resolveTxt: async (name: string) => look('TXT', name).map(text => [text]),
      resolveMx: async (name: string) =>
        words('MX', name).map(([priority = '', exchange = '']) => ({ priority: Number(priority), exchange })),
      resolveSrv: async (name: string) =>
        words('SRV', name).map(([priority = '', weight = '', port = '', target = '']) => ({
          priority: Number(priority),
          weight: Number(weight),
          port: Number(port),
          name: target,
        })),
    });
  }, zone);
}

/** Lets every name lead to this machine, where the story plays its servers. */
export async function leadHere(host: ExtensionHost): Promise<void> {
  await host.evaluate(() => {
    Object.assign(process.getBuiltinModule('node:dns/promises'), { lookup: async () => [{ address: '127.0.0.1', family: 4 }] });
  });
}
