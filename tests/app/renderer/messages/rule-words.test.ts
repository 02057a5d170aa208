import { expect, test } from 'vitest';
import { messages } from '#app/renderer/messages/messages.ts';
import { CODE_GUARDS } from '#models/findings/guards-code.ts';
import { RULES } from '#models/lint/catalog.ts';

test('what a rule finds is said in words of every rule that a team can set, and of no other', () => {
  const settable = RULES.map(({ id }) => id).filter((id) => !CODE_GUARDS.has(id));
  expect(Object.keys(messages.findings.rules)).toEqual(settable);
});
