import type { Draft, Setting } from '../../model/setting.ts';
import type { Value } from '../../model/value.ts';
import type { ParsedText } from '../../text/syntax.ts';
import { readerOf } from '../python/environment-reader.ts';
import { conceal } from '../conceal.ts';
import type { Choice } from '../python/alternatives.ts';
import { isSubstantial, readModule } from './module.ts';
import { SETTINGS, URL_SETTING } from './names.ts';
import type { WrittenSetting } from './written-setting.ts';

/** The mail settings of a settings module: one mailer, or none. */
export function readSettings(parsed: ParsedText): readonly Draft[] {
  const module = readModule(parsed);
  const first = module?.choices.find(({ chosen }) => isSubstantial(chosen));
  if (module === undefined || first === undefined) return [];
  const reader = readerOf(module.scope);
  return [
    {
      dialect: 'django',
      span: first.chosen.key,
      label: 'EMAIL',
      settings: module.choices.map(asSetting),
      incomplete: module.incomplete,
      ...(module.inherits.some(paths => paths.length > 0) && { inherits: module.inherits }),
      ...(reader && { reader }),
    },
  ];
}

function asSetting({ chosen, candidates, uncertain }: Choice<WrittenSetting>): Setting {
  const { name } = chosen;
  const { expects, secret } = name === URL_SETTING ? { secret: true as const, expects: undefined } : (SETTINGS.get(name) ?? {});
  // A password in the source is one, whichever branch runs.
  const told = uncertain ? (secret === true ? candidates.findLast(holdsText) : undefined) : chosen;
  const { key, span, value } = told ?? { ...chosen, value: { kind: 'unknown', at: chosen.value.at } satisfies Value };
  return { name, key, span, value: secret === true ? conceal(value) : value, ...(expects && { expects }), ...(secret && { secret }) };
}

function holdsText({ value }: WrittenSetting): boolean {
  return value.kind === 'literal' && typeof value.value === 'string' && value.value !== '';
}
