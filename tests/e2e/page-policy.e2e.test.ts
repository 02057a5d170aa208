import { expect, test } from 'vitest';
import { sharedApp } from '#tests/support/app-under-test.ts';
import { BoardPerson } from '#tests/support/board-person.ts';
import { sharedBrowser } from '#tests/support/browser.ts';

const app = sharedApp();
const browser = sharedBrowser();

test('[SERVER3] the app never asks for anything that its policy forbids', async () => {
  const person = await browser.newPerson();
  const violations: unknown[] = [];
  await person.context.exposeFunction('__violated', (violation: unknown) => violations.push(violation));
  await person.page.addInitScript(() => {
    const { __violated: tell } = window as unknown as { __violated: (violation: unknown) => void };
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      tell({ effectiveDirective, blockedURI }),
    );
  });

  const ada = await BoardPerson.join(person, app.url, 'policy', 'Ada');
  await ada.openFile(new URL('../../models/samples/tiny.storm.json', import.meta.url).pathname);
  await ada.page.waitForURL(/#\/board\/tiny$/);
  await ada.isThere();
  await ada.add('e', 'Order Placed');
  // The code panel brings a worker, and a formatter in WebAssembly.
  await ada.page.getByText('Code', { exact: true }).click();
  await ada.page.getByRole('region', { name: 'Code of README.md' }).waitFor();
  expect(violations).toEqual([]);

  // The net is not torn: what breaks the policy is caught in it.
  await ada.page.evaluate(() => {
    const image = new Image();
    image.src = 'http://127.0.0.1:1/elsewhere.png';
  });
  await expect
    .poll(() => violations)
    .toEqual([{ effectiveDirective: 'img-src', blockedURI: 'http://127.0.0.1:1/elsewhere.png' }]);
});
