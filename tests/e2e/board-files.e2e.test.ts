import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sharedApp } from '#tests/support/app-under-test.ts';
import { BoardPerson } from '#tests/support/board-person.ts';
import { sharedBrowser } from '#tests/support/browser.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const app = sharedApp();
const browser = sharedBrowser();
const tiny = new URL('../../models/samples/tiny.storm.json', import.meta.url).pathname;

test('a board that was opened from a file is saved as the same bytes', async () => {
  const ada = await BoardPerson.join(await browser.newPerson(), app.url, 'elsewhere', 'Ada');
  await ada.openFile(tiny);
  await ada.page.waitForURL(/#\/board\/tiny$/);
  await ada.isThere();
  await ada.wall.locator('[data-sticky]').first().waitFor();

  const saved = await ada.saveFile();

  expect(await readFile(await saved.path(), 'utf8')).toBe(await readFile(tiny, 'utf8'));
});

test('a file under the id of a board with other content opens as a new board', async () => {
  const ada = await BoardPerson.join(await browser.newPerson(), app.url, 'taken', 'Ada');
  await ada.add('e', 'Already Here');
  const folder = await temporaryFolder();
  const file = join(folder, 'taken.storm.json');
  const text = (await readFile(tiny, 'utf8')).replace(/"id": "tiny[^"]*"/, '"id": "taken"');
  await writeFile(file, text);
  await ada.page.goto(`${app.url}#/board/another`);
  await ada.isThere();

  await ada.openFile(file);
  await ada.page.getByText('the file was opened as a new board').waitFor();
  expect(ada.page.url()).not.toContain('/board/taken');

  await ada.page.goto(`${app.url}#/board/taken`);
  await ada.isThere();
  await expect.poll(() => ada.stickies()).toEqual(['Already Here']);
});

test('a damaged file says where, and leaves the board as it is', async () => {
  const ada = await BoardPerson.join(await browser.newPerson(), app.url, 'damaged', 'Ada');
  await ada.add('e', 'Order Placed');
  const folder = await temporaryFolder();
  const file = join(folder, 'damaged.storm.json');
  await writeFile(file, '{ "format": "stormwright-board",\n "version": 1,, }');

  await ada.openFile(file);

  await ada.page.getByText('in line 2').waitFor();
  expect(await ada.stickies()).toEqual(['Order Placed']);
});

test("the team's own words stay inside the palette, however long they are", async () => {
  const ada = await BoardPerson.join(await browser.newPerson(), app.url, 'before-words', 'Ada');
  const file = join(await temporaryFolder(), 'words.storm.json');
  const legend = { policy: 'Geschäftsregel', opportunity: 'Verbesserungsvorschlag' };
  await writeFile(file, JSON.stringify({ ...JSON.parse(await readFile(tiny, 'utf8')), id: 'words', legend }));
  await ada.openFile(file);
  await ada.page.waitForURL(/#\/board\/words$/);
  const palette = ada.page.getByRole('toolbar', { name: 'Add to the wall' });

  for (const word of Object.values(legend)) {
    const name = palette.getByText(word);
    await name.waitFor();
    const [inner, outer] = [await name.boundingBox(), await palette.boundingBox()];
    if (!inner || !outer) throw new Error(`"${word}" is not on the screen.`);
    expect(inner.x).toBeGreaterThanOrEqual(outer.x);
    expect(inner.x + inner.width).toBeLessThanOrEqual(outer.x + outer.width);
    expect(await name.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  }
});
