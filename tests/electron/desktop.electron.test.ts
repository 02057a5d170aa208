import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ElectronApplication, _electron as electron, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findElectronBinary } from '#app/desktop/electron-binary.ts';

/**
 * The desktop app in the real Electron. `npm test` runs this project only where the Electron binary and a display are,
 * and says so in one line where they are not.
 */
describe('the desktop app', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stormwright-desktop-'));
  let app: ElectronApplication;
  let page: Page;

  beforeAll(async () => {
    const executablePath = findElectronBinary(process.cwd());
    if (executablePath === undefined) throw new Error('There is no Electron binary: npx install-electron');
    app = await electron.launch({ executablePath, args: ['.', `--user-data-dir=${folder}`] });
    page = await app.firstWindow();
  });

  afterAll(async () => {
    await app?.close();
  });

  it('shows the app from its own server on this machine', async () => {
    await page.waitForURL(/^http:\/\/127\.0\.0\.1:\d+\//);
    expect(await page.title()).toContain('Stormwright');
  });

  it('runs its page in a sandbox, with the bridge and nothing more', async () => {
    const seen = await page.evaluate(() => ({
      process: typeof (globalThis as { process?: unknown }).process,
      require: typeof (globalThis as { require?: unknown }).require,
      bridge: Object.keys((globalThis as unknown as { desktop: object }).desktop).sort(),
    }));
    expect(seen).toEqual({
      process: 'undefined',
      require: 'undefined',
      bridge: ['ask', 'onNews'],
    });
  });

  it('stays where it is when a page wants to lead away', async () => {
    const before = page.url();
    // The app's own listener came first, so this one sees what it decided.
    const judged = await app.evaluateHandle(({ BrowserWindow }) => ({
      prevented: new Promise<boolean>((resolve) => {
        const [window] = BrowserWindow.getAllWindows();
        window?.webContents.once('will-navigate', (event) => resolve(event.defaultPrevented));
      }),
    }));
    await page.evaluate(() => {
      window.location.href = 'https://example.org/';
    });
    expect(await judged.evaluate(({ prevented }) => prevented)).toBe(true);
    expect(page.url()).toBe(before);
  });

  it('opens a board file that the person picks', async () => {
    const path = join(folder, 'tiny.storm.json');
    writeFileSync(path, readFileSync('models/samples/tiny.storm.json'));
    await app.evaluate(({ dialog }, picked) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [picked] });
    }, path);
    const answer = await page.evaluate(() =>
      (
        window as unknown as { desktop: { ask: (channel: string, request: object) => Promise<unknown> } }
      ).desktop.ask('board-file:open', {}),
    );
    expect(answer).toMatchObject({ kind: 'opened', name: 'tiny.storm.json' });
  });
});
