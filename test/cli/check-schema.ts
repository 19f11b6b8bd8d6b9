import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AnySchema } from 'ajv/dist/2020.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** A check of values against docs/<name>.schema.json: what is wrong with one, or nothing. */
export async function loadSchema(name: string): Promise<(value: unknown) => string> {
  const schema = JSON.parse(await readFile(join(import.meta.dirname, `../../docs/${name}.schema.json`), 'utf8')) as AnySchema;
  const validate = addFormats.default(new Ajv2020({ strict: true })).compile(schema);
  return value => (validate(value) ? '' : JSON.stringify(validate.errors));
}
