import type { Page } from 'playwright-core';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import type { RunningServer } from '#app/server/start-server.ts';
import { startApp } from '#tests/support/app-under-test.ts';
import { sharedBrowser } from '#tests/support/browser.ts';
import { boardWithRelationships } from '#tests/support/context-map.ts';
import { fillBoard } from '#tests/support/filled-board.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const browser = sharedBrowser();
let server: RunningServer;

const model = {
  ...boardWithRelationships({}),
  elements: {
    placed: { kind: 'event', text: 'Order Placed', at: [0, 0], context: 'orders' },
    collect: { kind: 'policy', text: 'Collect Payment', at: [240, 0], context: 'payments' },
  },
  relations: { listens: { type: 'triggers', from: 'placed', to: 'collect' } },
} as unknown as ReturnType<typeof boardWithRelationships>;

beforeEach(async () => {
  server = await startApp(await temporaryFolder());
  onTestFinished(async () => {
    await server.close();
  });
  await fillBoard(server.port, 'shop', model);
});

async function open(): Promise<Page> {
  const { page, context, errors } = await browser.newPerson();
  onTestFinished(async () => {
    await context.close();
    expect(errors).toEqual([]);
  });
  await page.goto(`http://127.0.0.1:${server.port}/#/board/shop/map`);
  await box(page, 'orders').waitFor();
  return page;
}

function box(page: Page, id: string) {
  return page.locator(`.react-flow__node[data-id="${id}"]`);
}

function lines(page: Page) {
  return page.locator('[data-relationship]');
}

async function centreOf(page: Page, id: string): Promise<{ x: number; y: number }> {
  const area = await box(page, id).boundingBox();
  if (!area) throw new Error(`The box of ${id} is not on the page.`);
  return { x: area.x + area.width / 2, y: area.y + area.height / 2 };
}

/** Draws a line from the right side of one box to the left side of another. */
async function draw(page: Page, from: string, to: string): Promise<void> {
  await box(page, from).hover();
  const start = await box(page, from).locator('.react-flow__handle-right').boundingBox();
  const end = await box(page, to).locator('.react-flow__handle-left').boundingBox();
  if (!start || !end) throw new Error('A box has no handle to draw from.');
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 8 });
  await page.mouse.up();
}

async function drag(page: Page, id: string, dx: number, dy: number): Promise<void> {
  const { x, y } = await centreOf(page, id);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + dx, y + dy, { steps: 40 });
  await page.mouse.up();
}

test('a drawn relationship with a pattern at the wrong end says so to everyone', async () => {
  const [ada, ben] = await Promise.all([open(), open()]);
  await draw(ada, 'orders', 'payments');
  await lines(ben).waitFor();

  await ada.getByRole('group', { name: 'At Orders' }).getByText('Conformist').click();
  for (const page of [ada, ben]) {
    await page.locator('[data-relationship][data-severity="error"]').waitFor();
    const list = page.getByRole('region', { name: 'What to look at' });
    await list.getByText(/Conformist stands at "Orders", on which "Payments" depends/).waitFor();
  }

  await ada.getByRole('button', { name: 'Swap the direction' }).click();
  await ben.locator('[data-relationship]:not([data-severity])').waitFor();
  expect(await lines(ben).locator('text').allTextContents()).toEqual(['U', 'D CF']);
});

test("undo takes back one's own last step and nothing of the others", async () => {
  const [ada, ben] = await Promise.all([open(), open()]);
  await draw(ada, 'orders', 'payments');
  await lines(ben).waitFor();
  await box(ben, 'payments').click();
  await ben.getByRole('textbox', { name: 'Name', exact: true }).fill('Billing');
  await ben.keyboard.press('Enter');
  await box(ada, 'payments').getByText('Billing').waitFor();

  await ada.keyboard.press('Control+z');

  await lines(ben).waitFor({ state: 'detached' });
  await expect.poll(() => box(ada, 'payments').textContent()).toContain('Billing');
  await ben.keyboard.press('Escape');
  await ben.keyboard.press('Control+z');
  await box(ada, 'payments').getByText('Payments').waitFor();
});

test('a drag is one step, and no other box moves with it', async () => {
  const [ada, ben] = await Promise.all([open(), open()]);
  const before = await Promise.all([centreOf(ada, 'orders'), centreOf(ada, 'payments')]);
  await drag(ada, 'orders', 120, -90);
  const moved = await centreOf(ada, 'orders');
  expect(moved.x - before[0].x).toBeCloseTo(120, -1);
  expect(await centreOf(ada, 'payments')).toEqual(before[1]);
  await expect.poll(async () => (await centreOf(ben, 'orders')).y).toBeCloseTo(moved.y, 0);

  await ada.keyboard.press('Control+z');
  await expect.poll(() => centreOf(ada, 'orders')).toEqual(before[0]);
});

test('what the wall shows is drawn with one click', async () => {
  const page = await open();
  const list = page.getByRole('region', { name: 'What to look at' });
  await list.getByText('Order Placed → Collect Payment').waitFor();
  await list.getByRole('button', { name: 'Draw it' }).click();
  await lines(page).waitFor();
  expect(await lines(page).locator('text').allTextContents()).toEqual(['U PL', 'D']);
  await list.waitFor({ state: 'detached' });
});

test('contexts are added, joined and deleted without a pointer, and a deletion comes back', async () => {
  const page = await open();
  await page.getByRole('button', { name: 'Add a context' }).press('Enter');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Shipping');
  await page.keyboard.press('Enter');
  await page.getByRole('complementary', { name: 'The context Shipping' }).waitFor();

  const join = page.getByRole('combobox', { name: 'Join with ...' });
  await join.press('Enter');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => join.getAttribute('aria-activedescendant')).toBeTruthy();
  await page.keyboard.press('Enter');
  await lines(page).waitFor();

  await page.getByRole('button', { name: 'Close' }).press('Enter');
  const shipping = page.locator('.react-flow__node', { hasText: 'Shipping' });
  await shipping.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('complementary', { name: 'The context Shipping' }).waitFor();
  await shipping.press('Delete');
  await shipping.waitFor({ state: 'detached' });
  expect(await lines(page).count()).toBe(0);

  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await shipping.waitFor();
  await lines(page).waitFor();
});
