import { expect, test } from 'vitest';
import { parseActivity, sameBut } from '#app/renderer/session/activity.ts';
import { parsePerson } from '#app/renderer/session/person.ts';

test('an activity is read as it was sent', () => {
  const activity = { cursor: [1, 2], selection: ['a'], drag: { a: [3, 4] }, editing: 'a' };

  expect(parseActivity(activity)).toEqual(activity);
});

test.each([
  [null, {}],
  ['text', {}],
  [{ cursor: [Number.NaN, 1] }, {}],
  [{ cursor: [1e300, 1] }, {}],
  [{ cursor: [1, 2, 3] }, {}],
  [{ selection: ['<b>', 'ok', 7] }, { selection: ['ok'] }],
  [{ drag: { '__proto__ ': [1, 2], a: [1, 'x'], b: [1, 2] } }, { drag: { b: [1, 2] } }],
  [{ editing: {} }, {}],
])('of %j only what fits is taken', (sent, read) => {
  expect(parseActivity(sent)).toEqual(read);
});

test('a very long selection is cut off', () => {
  const selection = Array.from({ length: 5_000 }, (_, number) => `id${number}`);

  expect(parseActivity({ selection }).selection?.length).toBe(200);
});

test('two activities can be compared without their quick parts', () => {
  expect(sameBut(['cursor'], { cursor: [1, 1] }, { cursor: [2, 2] })).toBe(true);
  expect(sameBut(['cursor'], { editing: 'a' }, { editing: 'b' })).toBe(false);
});

test('a peer is a person with a known colour and a name of one line', () => {
  const name = `Ada\n\u202E${'x'.repeat(100)}`;
  const person = parsePerson({ id: 'p1', name, colour: '#2F6FDE', more: 1 });

  expect(person).toEqual({ id: 'p1', name: `Ada ${'x'.repeat(36)}`, colour: '#2F6FDE' });
  expect(parsePerson({ id: 'p1', name: 'Ada', colour: 'url(x)' })).toBeUndefined();
  expect(parsePerson({ id: '', name: 'Ada', colour: '#2F6FDE' })).toBeUndefined();
  expect(parsePerson(undefined)).toBeUndefined();
});
