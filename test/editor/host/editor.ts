import assert from 'node:assert/strict';
import type { CodeAction, Hover } from 'vscode';
import type { ExtensionHost } from './bridge.ts';
import type { Workspace } from './workspace.ts';

/** A finding as a story expects it: which rule, and on exactly which text. */
export interface ExpectedFinding {
  readonly rule: string;
  readonly text: string;
}

/** A place in a file, named by what stands there. */
export interface Spot {
  readonly file: string;
  /** Its first occurrence. */
  readonly text: string;
}

/** Milliseconds until an expectation must hold; the first finding waits for the language server to start. */
const PATIENCE = 45_000;

/** What a user does with files, done through VS Code's own API, so that it works with and without a page. */
export class Editor {
  readonly #host: ExtensionHost;
  readonly #workspace: Workspace;

  constructor(host: ExtensionHost, workspace: Workspace) {
    this.#host = host;
    this.#workspace = workspace;
  }

  async open(file: string): Promise<void> {
    await this.#host.evaluate(async (vscode, path) => {
      await vscode.window.showTextDocument(vscode.Uri.file(path), { preview: false });
    }, this.#path(file));
  }

  /** The text as the editor has it, saved or not. */
  async text(file: string): Promise<string> {
    return this.#host.evaluate(async (vscode, path) => (await vscode.workspace.openTextDocument(path)).getText(), this.#path(file));
  }

  /** Types at the cursor, one key after the other, as the keyboard does. */
  async type(text: string): Promise<void> {
    await this.#host.evaluate(async (vscode, keys) => {
      for (const key of keys) await vscode.commands.executeCommand('type', { text: key });
    }, text);
  }

  async placeCursorAfter(spot: Spot): Promise<void> {
    await this.#show(spot, 'after');
  }

  /** Selects a text, so that what is typed next takes its place. */
  async select(spot: Spot): Promise<void> {
    await this.#show(spot, 'whole');
  }

  /** The editor's own selection property returns before the window has moved its cursor; opening with a selection does not. */
  async #show({ file, text }: Spot, where: 'whole' | 'after'): Promise<void> {
    await this.#host.evaluate(
      async (vscode, { path, wanted, from }) => {
        const document = await vscode.workspace.openTextDocument(path);
        const offset = document.getText().indexOf(wanted);
        if (offset < 0) throw new Error(`The file does not hold: ${wanted}`);
        const end = document.positionAt(offset + wanted.length);
        const selection = new vscode.Range(from === 'whole' ? document.positionAt(offset) : end, end);
        await vscode.window.showTextDocument(document, { preview: false, selection });
      },
      { path: this.#path(file), wanted: text, from: where },
    );
  }

  async save(file: string): Promise<void> {
    await this.#host.evaluate(async (vscode, path) => {
      await (await vscode.workspace.openTextDocument(path)).save();
    }, this.#path(file));
  }

  async run(command: string, ...args: readonly unknown[]): Promise<unknown> {
    return this.#host.evaluate((vscode, [name, rest]) => vscode.commands.executeCommand<unknown>(name, ...rest), [command, args] as const);
  }

  /** Envelope's findings in a file, in the order of the text. */
  async findings(file: string): Promise<readonly ExpectedFinding[]> {
    return this.#findings({ path: this.#path(file), expected: undefined, patience: 0 });
  }

  /** Waits until exactly these findings stand in the file, in the order of the text. */
  async waitForFindings(file: string, expected: readonly ExpectedFinding[]): Promise<void> {
    const found = await this.#findings({ path: this.#path(file), expected, patience: PATIENCE });
    assert.deepEqual(found, expected, `Findings in ${file}`);
  }

  async #findings(request: FindingsRequest): Promise<readonly ExpectedFinding[]> {
    return this.#host.evaluate(async (vscode, { path, expected, patience }) => {
      const uri = vscode.Uri.file(path);
      const document = await vscode.workspace.openTextDocument(uri);
      const read = (): { rule: string; text: string }[] =>
        vscode.languages
          .getDiagnostics(uri)
          .filter(({ source }) => source?.toLowerCase() === 'envelope')
          .map(({ code, range }) => ({
            rule: String(typeof code === 'object' ? code.value : code),
            text: document.getText(range),
            at: document.offsetAt(range.start),
          }))
          .sort((one, other) => one.at - other.at || (one.rule < other.rule ? -1 : 1))
          .map(({ rule, text }) => ({ rule, text }));
      if (expected === undefined) return read();
      const wanted = JSON.stringify(expected.map(({ rule, text }) => ({ rule, text })));
      await new Promise<void>(done => {
        const listener = vscode.languages.onDidChangeDiagnostics(() => {
          if (JSON.stringify(read()) === wanted) finish();
        });
        const timer = setTimeout(() => finish(), patience);
        const finish = (): void => {
          clearTimeout(timer);
          listener.dispose();
          done();
        };
        if (JSON.stringify(read()) === wanted) finish();
      });
      return read();
    }, request);
  }

  /** The titles that the light bulb offers at a place. */
  async quickFixes(spot: Spot): Promise<readonly string[]> {
    return this.#quickFix({ path: this.#path(spot.file), text: spot.text, title: undefined });
  }

  async applyQuickFix(spot: Spot, title: string): Promise<void> {
    await this.#quickFix({ path: this.#path(spot.file), text: spot.text, title });
  }

  async #quickFix(request: {
    readonly path: string;
    readonly text: string;
    readonly title: string | undefined;
  }): Promise<readonly string[]> {
    return this.#host.evaluate(async (vscode, { path, text, title }) => {
      const document = await vscode.workspace.openTextDocument(path);
      const offset = document.getText().indexOf(text);
      if (offset < 0) throw new Error(`The file does not hold: ${text}`);
      const range = new vscode.Range(document.positionAt(offset), document.positionAt(offset + text.length));
      // VS Code calls off a request while the document is still changing; a person would open the menu again.
      const ask = async (tries: number): Promise<CodeAction[]> => {
        try {
          return await vscode.commands.executeCommand<CodeAction[]>(
            'vscode.executeCodeActionProvider',
            document.uri,
            range,
            'quickfix',
            100,
          );
        } catch (error) {
          if (tries > 1 && error instanceof Error && error.message === 'Canceled') return ask(tries - 1);
          throw error;
        }
      };
      const actions = await ask(5);
      const titles = actions.map(action => action.title);
      if (title === undefined) return titles;
      const action = actions.find(offered => offered.title === title);
      if (action === undefined) throw new Error(`No quick fix is called "${title}"; offered are: ${titles.join(', ')}.`);
      if (action.edit !== undefined) await vscode.workspace.applyEdit(action.edit);
      if (action.command !== undefined)
        await vscode.commands.executeCommand(action.command.command, ...((action.command.arguments ?? []) as unknown[]));
      return titles;
    }, request);
  }

  /** Everything that a hover at a place says, as Markdown. */
  async hover({ file, text }: Spot): Promise<string> {
    return this.#host.evaluate(
      async (vscode, { path, wanted }) => {
        const document = await vscode.workspace.openTextDocument(path);
        const position = document.positionAt(document.getText().indexOf(wanted) + 1);
        const hovers = await vscode.commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, position);
        return hovers.flatMap(hover => hover.contents.map(content => (typeof content === 'string' ? content : content.value))).join('\n\n');
      },
      { path: this.#path(file), wanted: text },
    );
  }

  #path(file: string): string {
    return this.#workspace.path(file);
  }
}

interface FindingsRequest {
  readonly path: string;
  readonly expected: readonly ExpectedFinding[] | undefined;
  readonly patience: number;
}
