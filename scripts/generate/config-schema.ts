import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Rule } from '../../core/rules/rule.ts';
import type { Member } from './members.ts';

export const CONFIG_SCHEMA = 'schemas/envelope-config.schema.json';

interface Schema {
  readonly properties: { readonly rules: object };
}

/** The schema of `envelope.config.json`, written by hand but for the list of rules that it offers. */
export async function renderConfigSchema(root: string, members: readonly Member[]): Promise<string> {
  const schema = JSON.parse(await readFile(join(root, CONFIG_SCHEMA), 'utf8')) as Schema;
  const rules = await Promise.all(members.map(member => load(root, member)));
  const offered = rules.map(({ id, message }) => [id, { $ref: '#/definitions/severity', description: message }] as const);
  return JSON.stringify({
    ...schema,
    properties: { ...schema.properties, rules: { ...schema.properties.rules, properties: Object.fromEntries(offered) } },
  });
}

async function load(root: string, { name, path }: Member): Promise<Rule> {
  const exported = (await import(pathToFileURL(join(root, 'core/rules', path)).href)) as Record<string, Rule | undefined>;
  const rule = exported[name];
  if (rule === undefined) throw new Error(`core/rules/${path} exports no ${name}.`);
  return rule;
}
