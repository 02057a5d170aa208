import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBoardFile } from '#models/metamodel/board-file.ts';
import { sharedBrowser } from '#tests/support/browser.ts';
import { type DesktopUnderTest, startDesktop } from '#tests/support/desktop-under-test.ts';

const browser = sharedBrowser();

describe('the desktop app, everything real but Electron itself', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stormwright-desktop-'));
  let desktop: DesktopUnderTest;

  beforeAll(async () => {
    const { context } = await browser.newPerson();
    desktop = await startDesktop(context, join(folder, 'boards'));
    await desktop.app.start();
  });

  afterAll(() => desktop?.app.stop());

  it('opens its window on its own server', async () => {
    expect(desktop.page.url()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\//);
    expect(await desktop.page.title()).toContain('Stormwright');
  });

  it('opens the board file that the person picks and saves it where they say', async () => {
    const { page, picked } = desktop;
    const source = readFileSync('models/samples/tiny.storm.json', 'utf8');
    picked.path = join(folder, 'tiny.storm.json');
    writeFileSync(picked.path, source);
    await page.getByRole('button', { name: 'Open a board file' }).click();
    await page.getByRole('button', { name: 'More' }).waitFor();
    await page.getByText('Saved', { exact: true }).waitFor();

    picked.path = join(folder, 'copy.storm.json');
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Save as a board file' }).click();
    const copy = picked.path;
    await expect.poll(() => readIfThere(copy)).toBeDefined();
    const [original, saved] = [readBoardFile(source), readBoardFile(readFileSync(copy, 'utf8'))];
    if (!original.ok || !saved.ok) throw new Error('A board file did not open.');
    expect(saved.value.model.elements).toEqual(original.value.model.elements);
  });

  it('follows a link to a board', async () => {
    await desktop.app.openAgain(['stormwright', 'stormwright://board/from-a-link']);
    await desktop.page.waitForURL(/#\/board\/from-a-link/);
    await desktop.app.openAgain(['stormwright', 'stormwright://board/..%2F..%2Fetc']);
    expect(desktop.page.url()).toContain('#/board/from-a-link');
  });

  it('lets the network in on purpose, says so, and closes again', async () => {
    const { page } = desktop;
    await page.getByRole('button', { name: 'Share on the network' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Share on the network' }).click();
    await page.getByText('Shared on the network').waitFor();
    await page.getByText('/#/board/from-a-link').waitFor();
    await page.getByRole('button', { name: 'Stop sharing' }).click();
    await page.getByText('Only this machine can open your boards.').waitFor();
  });

  it('brings the server back under the open window when it dies', async () => {
    const { page } = desktop;
    const url = page.url();
    process.kill(desktop.serverPid(), 'SIGKILL');
    await page.getByText('Offline', { exact: true }).waitFor({ timeout: 20_000 });
    await page.getByText('Saved', { exact: true }).waitFor({ timeout: 30_000 });
    expect(page.url()).toBe(url);
  });

  it('writes the code into the folder that the person picks', async () => {
    const { page, picked } = desktop;
    await desktop.app.openAgain(['stormwright', 'stormwright://board/tiny']);
    await page.getByText('Saved', { exact: true }).waitFor();
    picked.path = mkdtempSync(join(tmpdir(), 'stormwright-code-'));
    await page.getByText('Code', { exact: true }).click();
    await page.getByRole('button', { name: 'Get the code' }).click();
    await page.getByRole('button', { name: 'Choose a folder' }).click();
    await page.getByText(`This will happen in ${picked.path}`).waitFor({ timeout: 60_000 });
    expect(readIfThere(join(picked.path, 'package.json'))).toBeUndefined();

    await page.getByRole('button', { name: /^Write \d+ files$/ }).click();
    await page.getByText(`The code is in ${picked.path}.`).waitFor({ timeout: 60_000 });
    expect(readIfThere(join(picked.path, 'package.json'))).toBeDefined();

    await page.getByRole('button', { name: 'Another folder' }).click();
    await page.getByText('The folder has this code already.').waitFor({ timeout: 60_000 });
  });

  it('writes nothing where somebody has changed the code, and says so', async () => {
    const { page, picked } = desktop;
    writeFileSync(join(picked.path ?? '', 'biome.json'), '{ "mine": true }');
    await page.getByRole('button', { name: 'Another folder' }).click();
    await page.getByText('These files were changed by hand since they were generated: biome.json.').waitFor();
    await page.getByRole('button', { name: 'Choose a folder' }).waitFor();
  });

  it('refuses what the page may not ask', async () => {
    const foreign = { url: 'https://evil.example/', isMainFrame: true };
    expect(await desktop.app.answer('board-file:open', {}, foreign)).toMatchObject({ code: 'not-allowed' });
  });
});

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // Not written yet: the caller asks again.
    return undefined;
  }
}
