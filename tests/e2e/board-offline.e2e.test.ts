import { expect, test } from 'vitest';
import { sharedApp } from '#tests/support/app-under-test.ts';
import { BoardPerson } from '#tests/support/board-person.ts';
import { sharedBrowser } from '#tests/support/browser.ts';

const app = sharedApp();
const browser = sharedBrowser();

test('the badge says saved, offline while the connection is cut, and saved again', async () => {
  const ada = await BoardPerson.join(await browser.newPerson(), app.url, 'badge');
  await expect.poll(() => ada.badge.textContent()).toBe('Saved');

  await ada.cut();
  await expect.poll(() => ada.badge.textContent()).toBe('Offline');
  await ada.badge.click();
  await ada.page.getByText('Go on working: everything is kept in this browser').waitFor();
  await ada.page.keyboard.press('Escape');

  ada.restore();
  await expect.poll(() => ada.badge.textContent(), { timeout: 15_000 }).toBe('Saved');
});

test('what was written offline survives a reload and joins the work of the others', async () => {
  const ada = await BoardPerson.join(await browser.newPerson(), app.url, 'merge', 'Ada');
  const bert = await BoardPerson.join(await browser.newPerson(), app.url, 'merge', 'Bert');
  await ada.add('e', 'Order Placed');
  await bert.sticky('Order Placed').waitFor();

  await ada.cut();
  await expect.poll(() => ada.badge.textContent()).toBe('Offline');
  await ada.page.keyboard.press('Enter');
  await ada.field.waitFor();
  await ada.page.keyboard.type('Written Offline');
  await ada.page.keyboard.press('Escape');
  await bert.page.mouse.dblclick(500, 650);
  await bert.field.waitFor();
  await bert.page.keyboard.type('Written Meanwhile');
  await bert.page.keyboard.press('Escape');

  await ada.page.reload();
  await ada.isThere();
  await expect.poll(() => ada.stickies()).toEqual(['Order Placed', 'Written Offline']);
  expect(await bert.stickies()).toEqual(['Order Placed', 'Written Meanwhile']);

  ada.restore();
  const merged = ['Order Placed', 'Written Meanwhile', 'Written Offline'];
  await expect.poll(() => ada.stickies(), { timeout: 15_000 }).toEqual(merged);
  await expect.poll(() => bert.stickies(), { timeout: 15_000 }).toEqual(merged);
  await expect.poll(() => ada.badge.textContent(), { timeout: 15_000 }).toBe('Saved');
});
