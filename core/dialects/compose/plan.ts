import type { Change, SettingChange } from '../../model/change.ts';
import type { Mailer } from '../../model/mailer.ts';
import { planChange as planVariables } from '../dotenv/plan.ts';

/** The variables are those of `.env` files; a password can leave the file for compose's own environment. */
export function planChange(change: Change, mailer: Mailer): readonly SettingChange[] | undefined {
  if (!('move' in change)) return planVariables(change, mailer);
  const setting = mailer.password?.setting;
  return setting === undefined || setting.includes('.') ? undefined : [{ setting, variable: change.to }];
}
