import type { FrameLocator, Locator, Page } from 'playwright-core';

/** Milliseconds until something must be visible. */
const PATIENCE = 45_000;

/** Milliseconds for what VS Code draws without asking anybody. */
const AT_ONCE = 8000;

/** What a user does with mouse and keyboard in the window itself. */
export class PageActions {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Runs a command from the command palette by the title that stands there. */
  async runFromPalette(title: string): Promise<void> {
    for (const deadline = Date.now() + PATIENCE; ;) {
      // A webview swallows keys while it loads, and whatever takes the focus later closes the palette: the middle of the status bar never does.
      await this.#page.locator('.part.statusbar').click({ timeout: PATIENCE });
      await this.#page.keyboard.press('F1');
      try {
        await this.#input().fill(`>${title}`, { timeout: AT_ONCE });
        await this.#row(title).click({ timeout: AT_ONCE });
        return;
      } catch (error) {
        if (Date.now() > deadline) throw error;
        await this.#page.keyboard.press('Escape');
      }
    }
  }

  /** Answers an input box. */
  async answer(text: string): Promise<void> {
    await this.#input().waitFor({ timeout: PATIENCE });
    await this.#input().fill(text);
    await this.#page.keyboard.press('Enter');
  }

  /** Chooses from a pick list by its label. */
  async pick(label: string): Promise<void> {
    await this.#row(label).click({ timeout: PATIENCE });
  }

  /** Presses a button of a notification that was waited for, or of a modal dialog. */
  async press(label: string): Promise<void> {
    const button = this.#page.locator('.notifications-center .monaco-button, .monaco-dialog-box .monaco-button', { hasText: label });
    await button.first().click({ timeout: PATIENCE });
  }

  /** With the smoke test driver VS Code shows no toasts: notifications gather behind the bell, which is opened for them. */
  async waitForNotification(text: string | RegExp): Promise<void> {
    const center = this.#page.locator('.notifications-center.visible');
    if (!(await center.isVisible())) await this.#page.locator('[id="status.notifications"] .codicon-bell-dot').click({ timeout: PATIENCE });
    await center.locator('.notification-list-item', { hasText: text }).first().waitFor({ timeout: PATIENCE });
  }

  /** Opens Envelope in the activity bar and returns the content of its panel. */
  async openPanel(): Promise<FrameLocator> {
    const label = '.action-label[aria-label^="Envelope"]';
    const opened = this.#page.locator(`.activitybar .checked ${label}`);
    await this.#page.locator(`.activitybar ${label}`).waitFor({ timeout: PATIENCE });
    // A click on the view that is open closes it, and a window that was reloaded may open it between the look and the click.
    for (const deadline = Date.now() + PATIENCE; (await opened.count()) === 0 && Date.now() < deadline;) {
      await this.#page.locator(`.activitybar ${label}`).click();
      await opened.waitFor({ timeout: AT_ONCE }).catch(() => undefined);
    }
    // The icon's tooltip lies over the panel for as long as the mouse stays.
    await this.#page.mouse.move(1150, 600);
    return this.panel();
  }

  /** Drags the border of the side bar until it is so many pixels wide; VS Code stops at its own minimum. */
  async resizeSideBar(width: number): Promise<void> {
    const box = await this.#page.locator('.part.sidebar').boundingBox();
    if (box === null) throw new Error('The side bar is not open.');
    const middle = box.y + box.height / 2;
    await this.#page.mouse.move(box.x + box.width, middle);
    await this.#page.mouse.down();
    await this.#page.mouse.move(box.x + width, middle, { steps: 5 });
    await this.#page.mouse.up();
  }

  /** The content of the webview that is open. */
  panel(): FrameLocator {
    return this.#page.frameLocator('iframe.webview.ready').frameLocator('iframe[title]');
  }

  #input(): Locator {
    return this.#page.locator('.quick-input-widget:not([style*="display: none"]) .quick-input-box input');
  }

  #row(label: string): Locator {
    return this.#page.locator('.quick-input-list .monaco-list-row', { hasText: label }).first();
  }
}
