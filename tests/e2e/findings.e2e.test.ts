import { expect, test } from 'vitest';
import { sharedApp } from '#tests/support/app-under-test.ts';
import { BoardPerson } from '#tests/support/board-person.ts';
import { sharedBrowser } from '#tests/support/browser.ts';

const app = sharedApp();
const browser = sharedBrowser();

/** The findings that the inspector shows. */
const inspectorOf = ({ page }: BoardPerson) => page.getByRole('group', { name: 'Details' });
const findingOf = (person: BoardPerson) => inspectorOf(person).getByText(/^Nothing emits "Power Failed" yet/);

test('what one person dismisses goes for the other, outlives a reload, and is back when the text changes', async () => {
  const ada = await BoardPerson.join(await browser.newPerson(), app.url, 'findings', 'Ada');
  const bert = await BoardPerson.join(await browser.newPerson(), app.url, 'findings', 'Bert');
  await ada.add('e', 'Power Failed');
  await bert.sticky('Power Failed').click();
  await findingOf(ada).waitFor();
  await findingOf(bert).waitFor();

  await inspectorOf(ada).getByRole('button', { name: 'Dismiss ...' }).click();
  await ada.page.keyboard.type('It comes from outside');
  await ada.page.keyboard.press('Enter');

  for (const person of [ada, bert]) {
    await findingOf(person).waitFor({ state: 'detached' });
    await inspectorOf(person).getByRole('button', { name: '1 dismissed' }).waitFor();
  }
  await bert.page.reload();
  await bert.isThere();
  await bert.sticky('Power Failed').click();
  await inspectorOf(bert).getByRole('button', { name: '1 dismissed' }).click();
  await inspectorOf(bert).getByText('Ada: It comes from outside').waitFor();

  await bert.sticky('Power Failed').dblclick();
  await bert.page.keyboard.press('End');
  await bert.page.keyboard.type(' Again');
  await bert.page.keyboard.press('Escape');
  await inspectorOf(ada)
    .getByText(/^Nothing emits "Power Failed Again" yet/)
    .waitFor();
  expect([...ada.unseenErrors, ...bert.unseenErrors]).toEqual([]);
});

test('a dismissal is taken back by its notice, and a rule is set for the team', async () => {
  const ada = await BoardPerson.join(await browser.newPerson(), app.url, 'settings', 'Ada');
  const bert = await BoardPerson.join(await browser.newPerson(), app.url, 'settings', 'Bert');
  await ada.add('e', 'Power Failed');
  await bert.sticky('Power Failed').click();
  await findingOf(bert).waitFor();

  await inspectorOf(ada).getByRole('button', { name: 'Dismiss ...' }).click();
  await ada.page.keyboard.type('Later');
  await ada.page.keyboard.press('Enter');
  await findingOf(bert).waitFor({ state: 'detached' });
  await ada.page.getByText('The finding was dismissed.').waitFor();
  await ada.page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await findingOf(bert).waitFor();

  await inspectorOf(bert).getByRole('button', { name: 'How serious?' }).click();
  await bert.page.getByRole('menuitem', { name: 'An error' }).click();
  await inspectorOf(ada).getByLabel('Error').waitFor();
  await inspectorOf(bert).getByRole('button', { name: 'How serious?' }).click();
  await bert.page.getByRole('menuitem', { name: 'Nothing: turn it off' }).click();
  await findingOf(ada).waitFor({ state: 'detached' });
  const undo = bert.page.getByRole('status').getByRole('button', { name: 'Undo' });
  const isCut = (button: Element) =>
    [...button.querySelectorAll('*')].some(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
  expect(await undo.evaluate(isCut)).toBe(false);

  const openRules = async () => {
    await ada.page.getByRole('button', { name: 'More' }).click();
    await ada.page.getByRole('menuitem', { name: 'Rules of this board' }).click();
  };
  await ada.page.getByText('Map', { exact: true }).click();
  await openRules();
  const panel = ada.page.getByRole('dialog', { name: 'Rules of this board' });
  await panel.getByText('An event that nothing emits').waitFor();
  await panel.getByRole('button', { name: 'How serious? Off' }).click();
  await ada.page.getByRole('menuitem', { name: 'A hint (default)' }).click();
  await panel.getByText('Nothing is set yet').waitFor();
  await ada.page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
  expect(ada.page.url()).not.toContain('rules');
  await ada.sticky('Power Failed').click();
  await findingOf(ada).waitFor();
  await findingOf(bert).waitFor();

  await openRules();
  await panel.getByText('Nothing is set yet').waitFor();
  await ada.page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
  expect([...ada.unseenErrors, ...bert.unseenErrors]).toEqual([]);
});
