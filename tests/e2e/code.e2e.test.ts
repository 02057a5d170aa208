import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { sharedApp } from '#tests/support/app-under-test.ts';
import { BoardPerson } from '#tests/support/board-person.ts';
import { sharedBrowser } from '#tests/support/browser.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const app = sharedApp();
const browser = sharedBrowser();
const sampleOf = (name: string) =>
  new URL(`../../models/samples/${name}.storm.json`, import.meta.url).pathname;

interface Board {
  readonly elements: Readonly<
    Record<string, { readonly kind: string; readonly text: string; readonly design?: object }>
  >;
}

/** The small sample under an id of its own; with a rule that nobody can check on its broken commands. */
async function copySample(id: string, isBroken: (text: string) => boolean = () => false): Promise<string> {
  const file = join(await temporaryFolder(), 'copy.storm.json');
  const board = JSON.parse(await readFile(sampleOf('tiny'), 'utf8')) as Board;
  const rules = [{ text: 'Never', check: 'noSuchThing', error: 'Never' }];
  const elements = Object.entries(board.elements).map(([key, element]) => [
    key,
    element.kind === 'command' && isBroken(element.text)
      ? { ...element, design: { ...element.design, rules } }
      : element,
  ]);
  await writeFile(file, JSON.stringify({ ...board, id, elements: Object.fromEntries(elements) }));
  return file;
}

const addressOf = (boardId: string, wishes: string) =>
  new URL(`#/board/${boardId}/code?${wishes}`, app.url).href;

/** Somebody at a board that was opened from a file. */
async function openSample(file: string, boardId: string): Promise<BoardPerson> {
  const person = await BoardPerson.join(await browser.newPerson(), app.url, 'elsewhere', 'Ada');
  await person.openFile(file);
  await person.page.waitForURL(new RegExp(`#/board/${boardId}$`));
  await person.isThere();
  return person;
}

async function openCode({ page }: BoardPerson): Promise<void> {
  await page.getByText('Code', { exact: true }).click();
  await page.getByRole('region', { name: /^Code of / }).waitFor();
}

test('the code of the selection follows the selection, and the words of the others', async () => {
  const ada = await openSample(sampleOf('tiny'), 'tiny');
  const bert = await BoardPerson.join(await browser.newPerson(), app.url, 'tiny', 'Bert');
  const dock = ada.page.getByRole('complementary', { name: 'Code of the selection' });

  await ada.page.keyboard.press('k');
  await dock.getByText('Select a sticky to read the code that comes from it.').waitFor();
  await ada.sticky('Borrow Copy').click();
  await dock.getByRole('region', { name: /domain\/\w+\/borrow-copy\.ts$/ }).waitFor();
  await dock.getByRole('tab', { name: 'borrow-copy.test.ts' }).waitFor();

  await bert.sticky('Borrow Copy').dblclick();
  await bert.page.keyboard.press('Control+a');
  await bert.page.keyboard.type('Lend Copy');
  await bert.page.keyboard.press('Escape');
  await dock.getByRole('region', { name: /domain\/\w+\/lend-copy\.ts$/ }).waitFor();

  // In the code, keys read; they neither move nor add anything on the wall.
  const before = await ada.stickies();
  await dock.getByRole('region').click();
  await ada.page.keyboard.press('e');
  await ada.page.keyboard.press('ArrowDown');
  await ada.page.keyboard.press('Escape');
  expect(await ada.stickies()).toEqual(before);
  await expect.poll(() => ada.wall.evaluate((wall) => document.activeElement === wall)).toBe(true);

  await ada.page.keyboard.press('k');
  await dock.waitFor({ state: 'detached' });
  expect(ada.unseenErrors).toEqual([]);
});

test('a file of the selection is told from others of its name, read from its test on, and opened in the Code place', async () => {
  const ada = await openSample(sampleOf('bookly'), 'bookly');
  const { page } = ada;
  const dock = page.getByRole('complementary', { name: 'Code of the selection' });
  await page.goto(new URL('#/board/bookly?select=order-confirmed', app.url).href);
  await page.getByRole('group', { name: 'Details' }).waitFor();
  await page.keyboard.press('k');
  await dock.getByRole('tab', { name: 'order-confirmed.ts shipping' }).waitFor();
  await dock.getByRole('button', { name: 'Copy' }).waitFor();
  expect(await dock.getByRole('tab', { name: /^order-confirmed\.ts/ }).allInnerTexts()).toEqual([
    'order-confirmed.ts orders',
    'order-confirmed.ts inventory',
    'order-confirmed.ts shipping',
  ]);

  await dock.getByRole('tab', { name: 'confirm-order.test.ts' }).click();
  const test = dock.getByRole('region', { name: /confirm-order\.test\.ts$/ });
  const top = () =>
    test.evaluate((view) => {
      const { x, y } = view.getBoundingClientRect();
      return document.elementFromPoint(x + 40, y + 8)?.closest('[data-line]')?.textContent ?? '';
    });
  await expect.poll(top).toMatch(/^\s*it\(/);

  await dock.getByRole('link', { name: 'Open in the Code place' }).click();
  await page.getByRole('navigation', { name: 'Files' }).waitFor();
  await page.getByRole('region', { name: /confirm-order\.test\.ts$/ }).waitFor();
  await page.goBack();
  await test.waitFor();
  // Another way leads back to it too.
  await page.getByText('Map', { exact: true }).click();
  await page.getByText('Board', { exact: true }).click();
  await dock.waitFor();
});

test('what has no code takes one line below the wall, and a connection leads to the two that it joins', async () => {
  const ada = await openSample(await copySample('joined'), 'joined');
  const { page } = ada;
  const dock = page.getByRole('complementary', { name: 'Code of the selection' });
  const height = async () => (await dock.boundingBox())?.height ?? 0;
  await page.setViewportSize({ width: 1024, height: 768 });
  await ada.sticky('Borrow Copy').click();
  await page.keyboard.press('k');
  await dock.getByRole('tab').first().waitFor();
  expect(await height()).toBeGreaterThan(200);
  // The details keep room for themselves above it.
  const details = page.locator('[data-inspector]');
  await expect.poll(async () => (await details.boundingBox())?.height ?? 0).toBeGreaterThan(280);

  await page.keyboard.press('Alt+ArrowLeft');
  await dock.getByText('An actor stays on the wall').waitFor();
  expect(await height()).toBeLessThan(60);

  const from = await ada.wall.locator('[data-selected]').boundingBox();
  const to = await ada.sticky('Borrow Copy').boundingBox();
  if (from === null || to === null) throw new Error('The two are not on the wall.');
  await page.mouse.click(
    (from.x + from.width + to.x) / 2,
    (from.y + from.height / 2 + to.y + to.height / 2) / 2,
  );
  await dock.getByText('A connection has no code of its own.').waitFor();
  expect(await height()).toBeLessThan(60);
  await dock.getByRole('link', { name: 'Borrow Copy' }).click();
  await dock.getByRole('region', { name: /borrow-copy\.ts$/ }).waitFor();
});

test('a file stays open in the Code place when somebody renames its sticky', async () => {
  const ada = await openSample(await copySample('renamed'), 'renamed');
  const bert = await BoardPerson.join(await browser.newPerson(), app.url, 'renamed', 'Bert');
  const file = 'packages/lending/src/domain/loan/borrow-copy.ts';
  await ada.page.goto(addressOf('renamed', `file=${encodeURIComponent(file)}`));
  await ada.page.getByRole('region', { name: `Code of ${file}` }).waitFor();

  await bert.sticky('Borrow Copy').dblclick();
  await bert.page.keyboard.press('Control+a');
  await bert.page.keyboard.type('Lend Copy');
  await bert.page.keyboard.press('Escape');
  await ada.page.getByRole('region', { name: /domain\/loan\/lend-copy\.ts$/ }).waitFor();
  await expect.poll(() => ada.page.url()).toContain('lend-copy.ts');
});

test('a search keeps the list as wide as it is, and Escape clears it', async () => {
  const ada = await openSample(sampleOf('bookly'), 'bookly');
  await openCode(ada);
  const list = ada.page.getByRole('navigation', { name: 'Files' });
  const before = (await list.boundingBox())?.width;
  const search = ada.page.getByPlaceholder('Search files, names and stickies');
  await search.fill('Place Order');
  await ada.page
    .getByRole('button', { name: /^redeem-coupon-when-order-placed/ })
    .first()
    .waitFor();
  expect((await list.boundingBox())?.width).toBe(before);
  await search.press('Escape');
  await ada.page.getByRole('tree', { name: 'Files' }).waitFor();
  expect(await search.inputValue()).toBe('');
});

test('a name in the code leads to its sticky on the wall', async () => {
  const ada = await openSample(sampleOf('tiny'), 'tiny');
  await openCode(ada);
  const search = ada.page.getByPlaceholder('Search files, names and stickies');
  await search.fill('borrow domain');
  await ada.page.getByRole('button', { name: /^borrow-copy\.ts/ }).click();
  // The address names the file: whoever gets it sees the same.
  await ada.page.reload();
  await ada.page
    .getByRole('region', { name: /borrow-copy\.ts$/ })
    .getByRole('link', { name: 'BorrowCopy', exact: true })
    .first()
    .click();

  await ada.isThere();
  await ada.page.getByRole('group', { name: 'Details' }).waitFor();
  expect(await ada.page.getByLabel('Text', { exact: true }).inputValue()).toBe('Borrow Copy');
});

test('the list opens at the file that the address names, and stays as people leave it', async () => {
  const ada = await openSample(await copySample('listed'), 'listed');
  const { page } = ada;
  const file = 'packages/lending/src/domain/loan/borrow-copy.ts';
  // Not even half of the rows above the file have room.
  await page.setViewportSize({ width: 1280, height: 360 });
  const rowOf = (path: string) => page.locator(`[role=treeitem][data-value="${path}"] > span`);
  await page.goto(addressOf('listed', `file=${encodeURIComponent(file)}`));
  await rowOf(file).waitFor();
  const isInView = () => rowOf(file).evaluate((row) => row.getBoundingClientRect().bottom <= innerHeight);
  await expect.poll(isInView).toBe(true);

  await rowOf('packages/lending').click();
  await rowOf(file).waitFor({ state: 'detached' });
  await rowOf('docs').click();
  await rowOf('docs/ids.md').waitFor();
  expect(await rowOf(file).count()).toBe(0);
});

test('an address that names no sticky of the board leads to all of its code', async () => {
  const ada = await openSample(await copySample('unnamed'), 'unnamed');
  // What every object has is no sticky either.
  await ada.page.goto(addressOf('unnamed', 'select=toString'));
  await ada.page.getByRole('region', { name: 'Code of README.md' }).waitFor();
  await ada.page.getByRole('tree', { name: 'Files' }).waitFor();
  expect(ada.unseenErrors).toEqual([]);
});

test('a sticky that becomes no code says why among the files too', async () => {
  const ada = await openSample(await copySample('quiet'), 'quiet');
  const { elements } = JSON.parse(await readFile(sampleOf('tiny'), 'utf8')) as Board;
  const [id] = Object.entries(elements).find(([, { kind }]) => kind === 'actor') ?? [];
  await ada.page.goto(addressOf('quiet', `select=${id}`));
  await ada.page.getByRole('status').getByText('An actor stays on the wall').waitFor();
});

test('the archive is planned first, and is the project', async () => {
  const ada = await openSample(sampleOf('tiny'), 'tiny');
  await openCode(ada);
  await ada.page.getByRole('button', { name: 'Get the code' }).click();
  await ada.page.getByRole('cell', { name: 'packages/kernel' }).waitFor();
  // The keys have come along: they close the panel and open it again.
  await ada.page.keyboard.press('Escape');
  await ada.page.getByRole('cell', { name: 'packages/kernel' }).waitFor({ state: 'detached' });
  await ada.page.keyboard.press('Enter');
  await ada.page.getByRole('cell', { name: 'packages/kernel' }).waitFor();

  const download = ada.page.waitForEvent('download');
  await ada.page.getByRole('button', { name: 'Download as ZIP' }).click();
  const file = await download;
  const entries = unzipSync(await readFile(await file.path()));

  const [folder] = file.suggestedFilename().split('.');
  const packageJson = JSON.parse(strFromU8(entries[`${folder}/package.json`] ?? new Uint8Array())) as object;
  expect(packageJson).toMatchObject({ name: folder });
  expect(Object.keys(entries)).toContain(`${folder}/.stormwright/manifest.json`);
  await ada.page.getByText('is in your downloads').waitFor();
});

test('an archive on its way can be called off', async () => {
  const ada = await openSample(sampleOf('bookly'), 'bookly');
  await openCode(ada);
  const downloads: unknown[] = [];
  ada.page.on('download', (download) => downloads.push(download));
  await ada.page.getByRole('button', { name: 'Get the code' }).click();
  await ada.page.getByRole('button', { name: 'Download as ZIP' }).click();
  // The keys stay where the button was that gave way to another.
  await expect.poll(() => ada.page.evaluate(() => document.activeElement?.textContent)).toBe('Cancel');
  await ada.page.keyboard.press('Enter');
  await expect
    .poll(() => ada.page.evaluate(() => document.activeElement?.textContent))
    .toBe('Download as ZIP');
  expect(downloads).toEqual([]);
  await ada.page.getByText('Cancelled. Nothing was downloaded.').waitFor();

  for (const name of ['Catalog', 'Membership', 'Orders', 'Payments', 'Shipping']) {
    await ada.page.getByLabel(name, { exact: true }).uncheck();
  }
  const download = ada.page.waitForEvent('download');
  await ada.page.getByRole('button', { name: 'Download as ZIP' }).click();
  expect((await download).suggestedFilename()).toBe('bookly-inventory.zip');
  await ada.page.getByText('bookly-inventory.zip is in your downloads').waitFor();
  await ada.page.getByRole('heading', { name: 'Code' }).click();
  await ada.page.keyboard.press('Escape');
  await expect
    .poll(() => ada.page.evaluate(() => document.activeElement?.textContent))
    .toBe('Get the code ...');
});

test('an error on the board stands in the way, leads to its place, and can be left out', async () => {
  const file = await copySample('broken', (text) => text === 'Borrow Copy');
  const ada = await openSample(file, 'broken');
  await openCode(ada);

  await ada.page.getByRole('button', { name: /^1 error: \d+ entries have no code$/ }).click();
  await ada.page.getByText('1 error in the way').waitFor();
  expect(await ada.page.getByRole('button', { name: 'Download as ZIP' }).isEnabled()).toBe(false);
  await ada.page.getByLabel('Leave out what has errors').check();
  await ada.page.getByText(/^Left out: /).waitFor();
  await expect.poll(() => ada.page.getByRole('button', { name: 'Download as ZIP' }).isEnabled()).toBe(true);

  await ada.page.getByRole('link', { name: /^Borrow Copy: / }).click();
  await ada.isThere();
  expect(await ada.page.getByLabel('Text', { exact: true }).inputValue()).toBe('Borrow Copy');
});

test('a board whose errors leave nothing says so, and leads to them', async () => {
  const ada = await openSample(await copySample('spoiled', () => true), 'spoiled');
  const { page } = ada;
  await page.getByText('Code', { exact: true }).click();
  await page.getByRole('heading', { name: 'No code because of errors' }).waitFor();
  await page.getByText('The first that was left out is "Borrow Copy"').waitFor();
  await page.getByRole('button', { name: 'Show the errors' }).click();
  await page.getByText(/^\d+ errors in the way$/).waitFor();
  await page.getByRole('link', { name: /^Borrow Copy: / }).click();
  await ada.isThere();
  expect(await page.getByLabel('Text', { exact: true }).inputValue()).toBe('Borrow Copy');

  await page.keyboard.press('k');
  const dock = page.getByRole('complementary', { name: 'Code of the selection' });
  await dock.getByText('No code comes from this sticky because of an error.').waitFor();
});

test('a sticky with an error is marked, and leads to the next one and to the list of all', async () => {
  const ada = await openSample(await copySample('marked', () => true), 'marked');
  const { page } = ada;
  const text = page.getByLabel('Text', { exact: true });
  const mark = (sticky: string) => ada.sticky(sticky).getByRole('img', { name: 'Has an error' });
  await mark('Borrow Copy').waitFor();
  expect(await mark('Copy Borrowed').count()).toBe(0);

  await ada.sticky('Borrow Copy').click();
  const details = page.getByRole('group', { name: 'Details' });
  await details.locator('code', { hasText: 'noSuchThing' }).first().waitFor();
  await details.getByText('In rule 1 "Never", check.').waitFor();
  await details.getByText(/written in the board file/).waitFor();
  // What stands in the way comes before what may be said besides.
  const below = await details.getByLabel('What the experts say about it').boundingBox();
  const error = await details.getByText('In rule 1 "Never", check.').boundingBox();
  expect(error?.y).toBeLessThan(below?.y ?? 0);
  await page.getByRole('button', { name: 'Next error' }).click();
  await expect.poll(() => text.inputValue()).not.toBe('Borrow Copy');
  await mark(await text.inputValue()).waitFor();

  await page.getByRole('link', { name: /^All \d+ errors$/ }).click();
  await page.getByRole('link', { name: /^Borrow Copy: / }).click();
  await ada.isThere();
  expect(await text.inputValue()).toBe('Borrow Copy');
  // The way back is the browser's: the list is as it was.
  await page.goBack();
  await page.getByText(/^\d+ errors in the way$/).waitFor();
});

test('a board without rules kept together has no code, and says what to do', async () => {
  const ada = await BoardPerson.join(await browser.newPerson(), app.url, 'bare', 'Ada');
  await ada.add('e', 'Order Placed');
  await ada.page.getByText('Code', { exact: true }).click();
  await ada.page.getByText('No code yet').waitFor();
});
