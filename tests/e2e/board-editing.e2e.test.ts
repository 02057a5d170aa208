import { expect, test } from 'vitest';
import { sharedApp } from '#tests/support/app-under-test.ts';
import { BoardPerson } from '#tests/support/board-person.ts';
import { sharedBrowser } from '#tests/support/browser.ts';

const app = sharedApp();
const browser = sharedBrowser();
let boards = 0;

async function onePerson(): Promise<BoardPerson> {
  boards += 1;
  return BoardPerson.join(await browser.newPerson(), app.url, `editing-${boards}`, 'Ada');
}

test('a story is typed with the keyboard alone', async () => {
  const ada = await onePerson();

  await ada.page.keyboard.press('a');
  for (const text of [
    'Customer',
    'Place Order',
    'Order',
    'Order Placed',
    'Whenever an order is placed, pay',
  ]) {
    await ada.page.keyboard.type(text);
    await ada.page.keyboard.press('Tab');
  }
  await ada.page.keyboard.type('Take Payment');
  await ada.page.keyboard.press('Escape');

  expect(
    await ada.wall.locator('[data-sticky]').evaluateAll((nodes) =>
      nodes
        .map((node) => ({
          kind: node.getAttribute('data-kind'),
          text: node.querySelector('[data-text]')?.textContent?.replace(/\s+/g, ' '),
          left: node.getBoundingClientRect().left,
        }))
        .sort((one, other) => one.left - other.left)
        .map(({ kind, text }) => `${kind}: ${text}`),
    ),
  ).toEqual([
    'actor: Customer',
    'command: Place Order',
    'aggregate: Order',
    'event: Order Placed',
    'policy: Whenever an order is placed, pay',
    'command: Take Payment',
  ]);
});

test('Escape right after a key leaves nothing behind', async () => {
  const ada = await onePerson();

  await ada.page.keyboard.press('e');
  await ada.field.waitFor();
  await ada.page.keyboard.press('Escape');

  await expect.poll(() => ada.stickies()).toEqual([]);
});

test('a copied sticky is pasted beside its original, a pasted list becomes one sticky a line', async () => {
  const ada = await onePerson();
  await ada.add('e', 'Order Placed');

  await ada.command('c');
  await ada.command('v');
  await expect.poll(() => ada.stickies()).toEqual(['Order Placed', 'Order Placed']);

  await ada.page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', '- Parcel Packed\n2. Parcel Shipped\n\n');
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
  });
  await expect
    .poll(() => ada.stickies())
    .toEqual(['Order Placed', 'Order Placed', 'Parcel Packed', 'Parcel Shipped']);

  await ada.command('z');
  await expect.poll(() => ada.stickies()).toEqual(['Order Placed', 'Order Placed']);
});

test('markup on a sticky stays text', async () => {
  const ada = await onePerson();

  await ada.add('e', '<img src=x onerror=alert(1)>');

  expect(await ada.wall.locator('[data-sticky] img').count()).toBe(0);
  expect((await ada.stickies()).join().replace(/\s+/g, '')).toBe('<imgsrc=xonerror=alert(1)>');
});

test('dragging from a handle connects by meaning, and says why two kinds never join', async () => {
  const ada = await onePerson();
  await ada.add('c', 'Place Order');
  await ada.page.keyboard.press('Escape');
  await ada.page.mouse.dblclick(900, 600);
  await ada.field.waitFor();
  await ada.page.keyboard.type('Order Placed');
  await ada.page.keyboard.press('Escape');
  await ada.page.keyboard.press('Escape');
  await ada.page.mouse.click(400, 600);
  await ada.add('a', 'Customer');
  await ada.drag(await ada.centreOf('Customer'), { x: 350, y: 250 });

  const command = await ada.centreOf('Place Order');
  await ada.page.mouse.click(command.x, command.y);
  const handle = ada.wall.locator('[data-connect][data-side="left"]');
  const box = await handle.boundingBox();
  if (!box) throw new Error('The selected sticky has no handle.');
  await ada.drag({ x: box.x + 6, y: box.y + 6 }, await ada.centreOf('Customer'));
  await ada.page.mouse.click(command.x, command.y);
  await ada.page.getByRole('complementary', { name: 'Details' }).getByText('Customer').waitFor();
  expect(
    await ada.page
      .getByRole('complementary', { name: 'Details' })
      .getByRole('button', { name: 'Customer issues' })
      .count(),
  ).toBe(1);

  const again = await ada.wall.locator('[data-connect][data-side="right"]').boundingBox();
  await ada.drag({ x: (again?.x ?? 0) + 6, y: (again?.y ?? 0) + 6 }, await ada.centreOf('Order Placed'));
  await ada.page.getByText('are never connected directly').waitFor();
});

test('a frame becomes a context and takes along what stands in it', async () => {
  const ada = await onePerson();
  await ada.add('e', 'Order Placed');
  await ada.page.keyboard.press('Shift+F');
  await ada.wall.getByRole('textbox').waitFor();
  await ada.page.keyboard.type('Orders');
  await ada.page.keyboard.press('Enter');
  await ada.page.getByRole('button', { name: 'Make it a context' }).click();
  const before = await ada.centreOf('Order Placed');

  await ada.wall.focus();
  await ada.page.keyboard.press('ArrowDown');

  await expect.poll(() => ada.centreOf('Order Placed')).toEqual({ x: before.x, y: before.y + 10 });
});

test('search jumps to what is written on the wall', async () => {
  const ada = await onePerson();
  await ada.add('e', 'Order Placed');
  await ada.page.keyboard.press('Enter');
  await ada.page.keyboard.type('Parcel Shipped');
  await ada.page.keyboard.press('Escape');
  await ada.page.keyboard.press('Escape');

  await ada.page.keyboard.press('/');
  await ada.page.getByRole('combobox', { name: 'Search the wall' }).fill('order pl');
  await ada.page.keyboard.press('Enter');

  await expect.poll(() => ada.sticky('Order Placed').getAttribute('data-selected')).toBe('true');
});

test('the board turns dark when the system is dark', async () => {
  boards += 1;
  const person = await browser.newPerson({ colorScheme: 'dark' });
  const ada = await BoardPerson.join(person, app.url, `editing-${boards}`, 'Ada');

  const ground = await ada.page.getByRole('main').evaluate((main) => getComputedStyle(main).backgroundColor);

  expect(ground).toBe('rgb(23, 25, 30)');
});

test('the keys go to the details and back, and change the kind of a sticky', async () => {
  const ada = await onePerson();
  await ada.add('e', 'Order Placed');

  await ada.page.keyboard.press('i');
  const kind = ada.page.getByRole('combobox', { name: 'Kind' });
  await expect.poll(() => kind.evaluate((field) => field === document.activeElement)).toBe(true);
  await ada.page.keyboard.press('ArrowDown');
  await ada.page.getByRole('option', { name: 'Policy' }).click();

  await expect.poll(() => ada.sticky('Order Placed').getAttribute('data-kind')).toBe('policy');
  await kind.press('Escape');
  await expect.poll(() => ada.wall.evaluate((wall) => wall === document.activeElement)).toBe(true);
});

test('the stories of a board are told in the colours of the wall', async () => {
  const person = await browser.newPerson();
  await person.page.goto(app.url);
  await person.page.getByRole('button', { name: 'Open Bookly' }).click();
  await person.page.getByText('Stories', { exact: true }).click();

  const story = person.page
    .getByRole('article')
    .filter({ hasText: 'A book with half an ISBN is not listed' });
  await story.getByText('ISBN Not Valid').waitFor();
  await story.getByRole('link', { name: 'List Book' }).click();

  await person.page.locator('[data-sticky="list-book"][data-selected]').waitFor();
});

test('a kind dragged out of the palette lands where it is dropped', async () => {
  const ada = await onePerson();

  await ada.page
    .getByRole('button', { name: 'Command (C)' })
    .dragTo(ada.wall, { targetPosition: { x: 500, y: 300 } });
  await ada.field.waitFor();
  await ada.page.keyboard.type('Place Order');
  await ada.page.keyboard.press('Escape');

  const box = await ada.wall.boundingBox();
  expect(await ada.centreOf('Place Order')).toEqual({ x: 500 + (box?.x ?? 0), y: 300 + (box?.y ?? 0) });
});
