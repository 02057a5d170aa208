import type { Page } from 'playwright-core';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import type { RunningServer } from '#app/server/start-server.ts';
import { startApp } from '#tests/support/app-under-test.ts';
import { sharedBrowser } from '#tests/support/browser.ts';
import { fillBoard } from '#tests/support/filled-board.ts';
import { boardWithTerms } from '#tests/support/glossary.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const browser = sharedBrowser();
let server: RunningServer;

const model = boardWithTerms(
  {
    cart: { name: 'Cart', context: 'orders', definition: 'what a customer means to buy' },
    'book-1': { name: 'Book', context: 'orders', definition: 'A line with a price' },
    'book-2': { name: 'Book', context: 'shipping', definition: 'Part of a parcel' },
  },
  {
    emptied: { kind: 'event', text: 'Basket Emptied', at: [0, 0], context: 'orders' },
    filled: { kind: 'event', text: 'Cart Filled', at: [240, 0], context: 'orders' },
  },
);

beforeEach(async () => {
  server = await startApp(await temporaryFolder());
  onTestFinished(async () => {
    await server.close();
  });
  await fillBoard(server.port, 'shop', model);
});

async function open(place: 'words' | '', board = 'shop'): Promise<Page> {
  const { page, context, errors } = await browser.newPerson();
  onTestFinished(async () => {
    await context.close();
    expect(errors).toEqual([]);
  });
  await page.goto(`http://127.0.0.1:${server.port}/#/board/${board}${place && `/${place}`}`);
  return page;
}

function definition(page: Page) {
  return page.getByLabel('What we mean by it');
}

test('two people write one definition at the same time and both keep their words', async () => {
  const [ada, ben] = await Promise.all([open('words'), open('words')]);
  for (const page of [ada, ben]) await page.locator('[data-term-row="cart"]').click();

  await definition(ada).press('End');
  await definition(ben).press('Home');
  await Promise.all([
    definition(ada).pressSequentially(', up to 50 books', { delay: 15 }),
    definition(ben).pressSequentially('The books: ', { delay: 15 }),
  ]);

  const both = 'The books: what a customer means to buy, up to 50 books';
  for (const page of [ada, ben]) {
    await expect.poll(() => definition(page).inputValue()).toBe(both);
    await expect.poll(() => page.locator('[data-term-row="cart"]').textContent()).toContain(both);
  }
});

test('a word to avoid lights up on the wall of the others, with the word to say instead', async () => {
  const [ada, ben] = await Promise.all([open(''), open('words')]);
  const emptied = ada.locator('[data-sticky="emptied"]');
  await emptied.waitFor();
  expect(await emptied.locator('mark').count()).toBe(0);

  await ben.locator('[data-term-row="cart"]').click();
  await ben.getByRole('button', { name: 'Add a word to avoid' }).click();
  await ben.getByRole('textbox', { name: 'Word to avoid' }).fill('basket');
  await ben.keyboard.press('Enter');

  const mark = emptied.locator('mark');
  await mark.waitFor();
  expect(await mark.getAttribute('title')).toBe('Say "Cart" instead');
  expect(await ada.locator('[data-sticky="filled"] [data-term="cart"]').textContent()).toBe('Cart');

  await ben.getByRole('button', { name: 'Say "Cart" on that sticky' }).click();
  await mark.waitFor({ state: 'detached' });
  await emptied.getByText('Cart').waitFor();

  await ben.getByRole('button', { name: 'Show "Cart Emptied" on the wall' }).click();
  await ben.locator('[data-sticky="emptied"][data-selected]').waitFor();
});

test('Enter adds one word after the other, without a pointer, and everyone gets them', async () => {
  const [ada, ben] = await Promise.all([open('words'), open('words')]);
  await ada.getByRole('textbox', { name: 'Add a word to Shipping' }).focus();
  for (const word of ['Parcel', 'Courier']) {
    await ada.keyboard.type(word);
    await ada.keyboard.press('Enter');
  }
  const shipping = ben.getByRole('region', { name: 'Shipping' });
  await expect
    .poll(() =>
      shipping
        .locator('[data-term-row]')
        .evaluateAll((rows) => rows.map((row) => row.firstChild?.textContent)),
    )
    .toEqual(['Book', 'Courier', 'Parcel']);
});

test('a word to avoid is answered while somebody types it', async () => {
  const cart = { name: 'Cart', context: 'orders', avoid: [{ word: 'bag' }] };
  await fillBoard(server.port, 'market', { ...model, terms: boardWithTerms({ cart }).terms });
  const [ada, ben] = await Promise.all([open('', 'market'), open('', 'market')]);
  await ben.locator('[data-sticky="filled"]').dblclick();
  await ben.keyboard.type('Bag');
  for (const page of [ada, ben]) await page.locator('[data-sticky="filled"]').getByText('say Cart').waitFor();
});

test('a renamed word takes the stickies that say it along, when asked', async () => {
  const [ada, ben] = await Promise.all([open(''), open('words')]);
  await ben.locator('[data-term-row="cart"]').click();
  await ben.getByRole('textbox', { name: 'Word', exact: true }).fill('Trolley');
  await ben.keyboard.press('Enter');
  await ben.getByText('One sticky still says "Cart".').waitFor();
  await ben.getByRole('button', { name: 'Rename it there too' }).click();
  await ada.locator('[data-sticky="filled"] [data-term="cart"]', { hasText: 'Trolley' }).waitFor();

  await ben.keyboard.press('Control+z');
  await ada.locator('[data-sticky="filled"]', { hasText: 'Cart Filled' }).waitFor();
});

test('a deleted word comes back with one click, for everyone', async () => {
  const [ada, ben] = await Promise.all([open('words'), open('words')]);
  await ada.locator('[data-term-row="cart"]').click();
  await ada.getByRole('button', { name: 'Delete this word' }).click();
  await ben.locator('[data-term-row="cart"]').waitFor({ state: 'detached' });

  await ada.getByText('"Cart" was deleted.').waitFor();
  await ada.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await ben.locator('[data-term-row="cart"]').waitFor();
  expect(await ben.locator('[data-term-row="cart"]').textContent()).toContain('what a customer means to buy');
});

test('the same word of two contexts stands side by side until it is confirmed', async () => {
  const page = await open('words');
  await page.getByText('Same word (1)').click();
  const book = page.getByRole('region', { name: 'Book' });
  expect(await book.getByRole('button', { name: /^Open Book of/ }).allInnerTexts()).toEqual([
    expect.stringContaining('A line with a price'),
    expect.stringContaining('Part of a parcel'),
  ]);
  await book.getByRole('button', { name: 'Yes, that is meant' }).click();
  await book.getByText('That is meant', { exact: true }).waitFor();

  // One answer is one step: undo takes it back for both meanings.
  await page.keyboard.press('Control+z');
  await book.getByRole('button', { name: 'Yes, that is meant' }).waitFor();
});

test('searching and filtering narrow the list, and one click shows all again', async () => {
  const page = await open('words');
  await page.getByRole('textbox', { name: 'Search the words' }).fill('parcel');
  await expect.poll(() => page.locator('[data-term-row]').count()).toBe(1);
  await page.getByRole('textbox', { name: 'Search the words' }).fill('nothing like it');
  await page.getByRole('button', { name: 'Show all words' }).click();
  await expect.poll(() => page.locator('[data-term-row]').count()).toBe(3);
});
