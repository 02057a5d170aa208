// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { TextWithCode } from '#app/renderer/findings/text-with-code.tsx';

afterEach(cleanup);

test.each([
  [
    'There is no `hourz` on Repair. Did you mean `hours`?',
    ['hourz', 'hours'],
    'There is no hourz on Repair. Did you mean hours?',
  ],
  ['Nothing is code.', [], 'Nothing is code.'],
  ['One ` alone is a sign.', [], 'One ` alone is a sign.'],
])('%s', (text, code, read) => {
  const { container } = render(<TextWithCode>{text}</TextWithCode>);
  expect([...container.querySelectorAll('code')].map((each) => each.textContent)).toEqual(code);
  expect(container.textContent).toBe(read);
});
