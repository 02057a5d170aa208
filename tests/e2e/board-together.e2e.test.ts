import { expect, test } from 'vitest';
import { sharedApp } from '#tests/support/app-under-test.ts';
import { BoardPerson } from '#tests/support/board-person.ts';
import { sharedBrowser } from '#tests/support/browser.ts';

const app = sharedApp();
const browser = sharedBrowser();
let boards = 0;

async function twoPeople(): Promise<readonly [BoardPerson, BoardPerson]> {
  boards += 1;
  const boardId = `together-${boards}`;
  const ada = await BoardPerson.join(await browser.newPerson(), app.url, boardId, 'Ada');
  const bert = await BoardPerson.join(await browser.newPerson(), app.url, boardId, 'Bert');
  return [ada, bert];
}

test('what one person writes the other reads', async () => {
  const [ada, bert] = await twoPeople();

  await ada.add('e', 'Order Placed');

  await bert.sticky('Order Placed').waitFor();
  expect(await bert.stickies()).toEqual(['Order Placed']);
  expect([...ada.unseenErrors, ...bert.unseenErrors]).toEqual([]);
});

test('two people type in one sticky at once and both keep their caret', async () => {
  const [ada, bert] = await twoPeople();
  await ada.add('e', 'Order Placed');
  await bert.sticky('Order Placed').dblclick();
  await bert.field.press('End');
  await ada.sticky('Order Placed').dblclick();
  await ada.field.press('Home');

  await Promise.all([
    ada.page.keyboard.type('Gift ', { delay: 15 }),
    bert.page.keyboard.type(' Twice', { delay: 15 }),
  ]);

  await expect.poll(() => ada.field.inputValue()).toBe('Gift Order Placed Twice');
  await expect.poll(() => bert.field.inputValue()).toBe('Gift Order Placed Twice');
});

test('one sees who types in a sticky and where the others point', async () => {
  const [ada, bert] = await twoPeople();
  await ada.add('e', 'Order Placed');
  await bert.sticky('Order Placed').waitFor();

  await bert.sticky('Order Placed').dblclick();
  await ada.wall.getByText('Bert is typing').waitFor();

  const box = await bert.wall.boundingBox();
  await bert.page.mouse.move((box?.x ?? 0) + 300, (box?.y ?? 0) + 500);
  const isPointerSeen = () =>
    ada.page.evaluate(() => {
      const canvases = document.querySelectorAll('canvas');
      const front = [...canvases].filter((canvas) => canvas.closest('section')).at(-1);
      const pixels = front?.getContext('2d')?.getImageData(300, 500, 16, 18).data ?? [];
      for (let at = 0; at < pixels.length; at += 4) {
        if (pixels[at] === 0x2f && pixels[at + 1] === 0x6f && pixels[at + 2] === 0xde) return true;
      }
      return false;
    });
  await expect.poll(isPointerSeen).toBe(true);
});

test('a drag shows while it lasts, and undo takes it back in one step', async () => {
  const [ada, bert] = await twoPeople();
  await ada.add('e', 'Order Placed');
  await bert.sticky('Order Placed').waitFor();
  const start = await ada.centreOf('Order Placed');

  await ada.page.mouse.move(start.x, start.y);
  await ada.page.mouse.down();
  await ada.page.mouse.move(start.x - 150, start.y + 120, { steps: 8 });
  await expect.poll(() => bert.centreOf('Order Placed')).toEqual({ x: start.x - 150, y: start.y + 120 });
  await ada.page.mouse.up();
  await expect.poll(() => bert.centreOf('Order Placed')).toEqual({ x: start.x - 150, y: start.y + 120 });

  await ada.command('z');
  await expect.poll(() => bert.centreOf('Order Placed')).toEqual(start);
});

test('undo takes back only what one did oneself', async () => {
  const [ada, bert] = await twoPeople();
  await ada.add('e', 'Order Placed');
  await bert.sticky('Order Placed').waitFor();
  await bert.page.mouse.dblclick(700, 650);
  await bert.field.waitFor();
  await bert.page.keyboard.type('Order Shipped');
  await bert.page.keyboard.press('Escape');
  await ada.sticky('Order Shipped').waitFor();

  for (let step = 0; step < 6; step += 1) await ada.command('z');

  await expect.poll(() => ada.stickies()).toEqual(['Order Shipped']);
  await expect.poll(() => bert.stickies()).toEqual(['Order Shipped']);
});
