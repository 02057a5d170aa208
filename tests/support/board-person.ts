import type { BrowserContext, Download, Locator, Page, WebSocketRoute } from 'playwright-core';
import type { BrowserPerson } from './browser.ts';

/** Somebody who works at a board, told in what they see and do. */
export class BoardPerson {
  readonly page: Page;
  readonly #context: BrowserContext;
  readonly #errors: readonly string[];
  readonly #sockets = new Set<WebSocketRoute>();
  #isCut = false;

  private constructor({ page, context, errors }: BrowserPerson) {
    this.page = page;
    this.#context = context;
    this.#errors = errors;
  }

  /** Opens a board under a name and waits until the wall is there. */
  static async join(person: BrowserPerson, url: string, boardId: string, name = ''): Promise<BoardPerson> {
    const joined = new BoardPerson(person);
    await joined.#guardConnection();
    await joined.#context.addInitScript((knownName) => {
      if (localStorage.getItem('stormwright:person') || !knownName) return;
      const colours = { Ada: '#C2410C', Bert: '#2F6FDE' } as Record<string, string>;
      const colour = colours[knownName] ?? '#0F7B4F';
      localStorage.setItem(
        'stormwright:person',
        JSON.stringify({ id: `person-${knownName}`, name: knownName, colour }),
      );
    }, name);
    await person.page.goto(`${url}#/board/${boardId}`);
    await joined.isThere();
    return joined;
  }

  async isThere(): Promise<void> {
    await this.wall.waitFor();
    await this.page.getByText('Loading the board ...').waitFor({ state: 'detached' });
  }

  get wall(): Locator {
    return this.page.getByRole('region', { name: 'The wall' });
  }

  get badge(): Locator {
    return this.page.getByRole('status').first();
  }

  get field(): Locator {
    return this.wall.locator('textarea');
  }

  /** The sticky that says exactly this. */
  sticky(text: string): Locator {
    return this.wall
      .locator('[data-sticky]')
      .filter({ has: this.page.locator('[data-text]').getByText(text, { exact: true }) });
  }

  /** The texts of all stickies on the screen, sorted. */
  async stickies(): Promise<string[]> {
    const texts = await this.wall
      .locator('[data-sticky]')
      .evaluateAll((nodes) =>
        nodes.map(
          (node) =>
            node.querySelector('textarea')?.value ?? node.querySelector('[data-text]')?.textContent ?? '',
        ),
      );
    return texts.map((text) => text.replace(/\s+/g, ' ')).sort();
  }

  /** Adds a sticky by its key, at the middle or beside what is there, and leaves its text. */
  async add(key: string, text: string): Promise<void> {
    await this.page.keyboard.press(key);
    await this.field.waitFor();
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Escape');
    await this.field.waitFor({ state: 'detached' });
  }

  /** Where the middle of a sticky is on the screen. */
  async centreOf(text: string): Promise<{ x: number; y: number }> {
    const box = await this.sticky(text).boundingBox();
    if (!box) throw new Error(`"${text}" is not on the screen.`);
    return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
  }

  async drag(from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
    await this.page.mouse.move(to.x, to.y, { steps: 4 });
    await this.page.mouse.up();
  }

  /** Presses with the platform's command key. */
  async command(key: string): Promise<void> {
    await this.page.keyboard.press(`Control+${key}`);
  }

  /** Opens a board file by the menu; where it leads to is for the caller to wait for. */
  async openFile(path: string): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.page.getByRole('button', { name: 'More' }).click();
    await this.page.getByRole('menuitem', { name: 'Open a board file' }).click();
    await (await chooser).setFiles(path);
  }

  async saveFile(): Promise<Download> {
    const saved = this.page.waitForEvent('download');
    await this.page.getByRole('button', { name: 'More' }).click();
    await this.page.getByRole('menuitem', { name: 'Save as a board file' }).click();
    return saved;
  }

  /** Cuts the connection to the room; the page itself still loads. */
  async cut(): Promise<void> {
    this.#isCut = true;
    for (const socket of this.#sockets) await socket.close({ code: 1012 });
    this.#sockets.clear();
  }

  restore(): void {
    this.#isCut = false;
  }

  /** What went wrong in the page without being shown. */
  get unseenErrors(): readonly string[] {
    return this.#errors;
  }

  async #guardConnection(): Promise<void> {
    await this.#context.routeWebSocket(/\/sync\//, async (socket) => {
      if (this.#isCut) {
        await socket.close({ code: 1012 });
        return;
      }
      this.#sockets.add(socket);
      socket.connectToServer();
    });
  }
}
