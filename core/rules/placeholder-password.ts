import type { Mailer } from '../model/mailer.ts';
import { judgeSecret } from '../secrets/judge.ts';

/** `changeme`, `<password>`, or the name of the variable itself: nobody has filled it in yet. */
export function isPlaceholderPassword({ value, setting, variable }: NonNullable<Mailer['password']>): boolean {
  const name = variable ?? setting;
  const judgement = judgeSecret(value.reveal(), name === undefined ? {} : { name });
  return judgement !== 'secret' && (judgement.not === 'placeholder' || judgement.not === 'names-itself');
}
