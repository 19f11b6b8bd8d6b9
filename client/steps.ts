import { l10n, QuickInputButtons, window } from 'vscode';
import type { Disposable, QuickPickItem } from 'vscode';
import { withoutLinks } from './plain-words.ts';

/** What a step came to: on with the next, back to the one before, or given up. */
export type Answer<Value> = { readonly value: Value } | 'back' | 'cancelled';

interface Step {
  readonly title: string;
  /** 1-based, with the number of all steps; absent for a question of its own. */
  readonly step?: number;
  readonly of?: number;
}

export interface TextStep extends Step {
  readonly prompt: string;
  readonly value?: string;
  readonly placeholder?: string;
  readonly password?: true;
  /** The reason for a refusal, shown beside the field; `undefined` accepts. */
  readonly refuse: (text: string) => string | undefined;
}

export interface ChoiceStep<Item extends QuickPickItem> extends Step {
  readonly placeholder: string;
  readonly items: readonly Item[];
  readonly active?: Item | undefined;
}

/** Asks for one line. A refused one cannot be accepted, and its reason stands below the field while it is typed. */
export function askText({ title, step, of, prompt, value, placeholder, password, refuse }: TextStep): Promise<Answer<string>> {
  const input = window.createInputBox();
  const shown = withoutLinks(prompt);
  Object.assign(input, { title, prompt: shown, value: value ?? '', placeholder, password: password ?? false, ignoreFocusOut: true });
  showPosition(input, step, of);
  const judge = (text: string): string | undefined => {
    const reason = refuse(text);
    return reason === undefined ? undefined : withoutLinks(reason);
  };
  return new Promise(resolve => {
    const listeners: Disposable[] = [
      input.onDidChangeValue(text => {
        input.validationMessage = text === '' ? undefined : judge(text);
      }),
      input.onDidAccept(() => {
        const reason = judge(input.value);
        if (reason === undefined) finish({ value: input.value });
        else input.validationMessage = reason;
      }),
      input.onDidTriggerButton(() => finish('back')),
      input.onDidHide(() => finish('cancelled')),
    ];
    function finish(answer: Answer<string>): void {
      resolve(answer);
      for (const listener of listeners) listener.dispose();
      input.dispose();
    }
    input.show();
  });
}

export function askChoice<Item extends QuickPickItem>({
  title,
  step,
  of,
  placeholder,
  items,
  active,
}: ChoiceStep<Item>): Promise<Answer<Item>> {
  const pick = window.createQuickPick<Item>();
  Object.assign(pick, { title, placeholder, items, ignoreFocusOut: true, matchOnDescription: true, matchOnDetail: true });
  if (active !== undefined) pick.activeItems = [active];
  showPosition(pick, step, of);
  return new Promise(resolve => {
    const listeners: Disposable[] = [
      pick.onDidAccept(() => {
        const [item] = pick.selectedItems;
        if (item !== undefined) finish({ value: item });
      }),
      pick.onDidTriggerButton(() => finish('back')),
      pick.onDidHide(() => finish('cancelled')),
    ];
    function finish(answer: Answer<Item>): void {
      resolve(answer);
      for (const listener of listeners) listener.dispose();
      pick.dispose();
    }
    pick.show();
  });
}

interface Positioned {
  step: number | undefined;
  totalSteps: number | undefined;
  buttons: readonly (typeof QuickInputButtons.Back)[];
}

function showPosition(input: Positioned, step: number | undefined, of: number | undefined): void {
  input.step = step;
  input.totalSteps = of;
  input.buttons = step !== undefined && step > 1 ? [QuickInputButtons.Back] : [];
}

/** One question of a form: takes what is known so far, and where it stands; returns what is known then. */
export type FormStep<Draft> = (draft: Draft, position: { readonly step: number; readonly of: number }) => Promise<Answer<Draft>>;

/** Runs a form to its end, back and forth. Answers given before are kept when the user goes back. `undefined`: given up. */
export async function runForm<Draft>(start: Draft, steps: readonly FormStep<Draft>[]): Promise<Draft | undefined> {
  let draft = start;
  for (let index = 0; index < steps.length;) {
    const answer = await steps[index]?.(draft, { step: index + 1, of: steps.length });
    if (answer === undefined || answer === 'cancelled') return undefined;
    if (answer === 'back') index -= 1;
    else {
      draft = answer.value;
      index += 1;
    }
  }
  return draft;
}

/** For input boxes that take anything but nothing. */
export function refuseEmpty(text: string): string | undefined {
  return text.trim() === '' ? l10n.t('Enter something here.') : undefined;
}

/** A refusal of the panel's, in the user's language. */
export function translateRefusal(refuse: (text: string) => string | undefined): (text: string) => string | undefined {
  return text => {
    const reason = refuse(text);
    return reason === undefined ? undefined : l10n.t(reason);
  };
}
