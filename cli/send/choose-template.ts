import { BUILT_IN_TEMPLATES } from '../../core/templates/built-in.ts';
import { TEMPLATE_ENDINGS } from '../../core/templates/own-template.ts';
import type { TestMessage } from '../../mail/send/message.ts';
import { readTemplate, TEMPLATE_AT_MOST, type TemplateFlaw } from '../../mail/send/template-file.ts';
import { printable } from '../../mail/wire/printable.ts';
import type { Terminal } from '../terminal.ts';

const FLAWS: Readonly<Record<TemplateFlaw, string>> = {
  outside: 'lies outside the current folder',
  ending: `is neither one of ${BUILT_IN_TEMPLATES.join(', ')} nor a file that ends in ${TEMPLATE_ENDINGS.join(', ')}`,
  missing: 'is no file that can be read',
  size: `is larger than ${String(TEMPLATE_AT_MOST)} bytes`,
  encoding: 'is not UTF-8',
};

/** What `--template` names: a built-in template, or a file of the current folder. */
export async function chooseTemplate(
  wished: string | undefined,
  terminal: Terminal,
): Promise<Pick<TestMessage, 'template'> | { readonly problem: string }> {
  if (wished === undefined) return {};
  const builtIn = BUILT_IN_TEMPLATES.find(name => name === wished);
  if (builtIn !== undefined) return { template: builtIn };
  const reading = await readTemplate(wished, terminal.cwd());
  return reading.ok ? { template: reading.template } : { problem: `the template ${printable(wished)} ${FLAWS[reading.flaw]}.` };
}
