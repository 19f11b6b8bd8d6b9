import { lookUp, readModule } from '../../../../core/dialects/javascript/module.ts';
import { readValue } from '../../../../core/dialects/javascript/value.ts';
import type { Value } from '../../../../core/model/value.ts';
import { parseText } from '../../../../core/text/parse.ts';
import type { ParsedText } from '../../../../core/text/syntax.ts';

export async function parseTypescript(text: string, path = '/project/mailer.ts'): Promise<ParsedText> {
  return (await parseText({ uri: `file://${path}`, path, text, language: 'typescript' })).parsed;
}

/** The initializer of the variable `X`. */
export async function readX(text: string): Promise<Value | undefined> {
  const module = readModule(await parseTypescript(text));
  const [binding] = module.bindings.get('X') ?? [];
  const value = binding && lookUp(module, 'X', binding.definition.from)?.initializer;
  return value && readValue(value, module);
}
