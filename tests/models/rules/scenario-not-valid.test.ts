import { expect, test } from 'vitest';
import { scenarioNotValid } from '#models/rules/scenario-not-valid.ts';
import { cartBoard } from '#tests/support/design-board.ts';
import { findingsOf } from '#tests/support/findings-of.ts';

const added = {
  event: 'added',
  values: { 'customer id': 'c', 'book id': 'book-{n}', price: '5.00 EUR' },
  times: 3,
};
const sound = {
  name: 'Twice',
  command: 'add',
  given: [added],
  when: { 'customer id': 'c', 'book id': 'book-1', price: '5.00 EUR' },
  then: { error: 'Already In Cart' },
};

function found(change: object) {
  return findingsOf(scenarioNotValid, cartBoard({}, { scenarios: { twice: { ...sound, ...change } } }));
}

test.each([
  [
    { command: 'gone' },
    'command',
    'There is no command "gone" on the board (any more). Choose another one, or delete the scenario.',
  ],
  [
    { given: [{ event: 'gone' }] },
    'given/0/event',
    'There is no event "gone" on the board (any more). Choose another one.',
  ],
  [
    { given: [{ event: 'added', values: { bok: 'x' } }] },
    'given/0/values/bok',
    'There is no field "bok" on Book Added. Take it out, or add the field.',
  ],
  [{ when: { price: '5 euros' } }, 'when/price', '"5 euros" is not an amount. Write it as "19.90 EUR".'],
  [{ when: { price: 5 } }, 'when/price', 'Write money as text.'],
  [
    { then: { events: [{ event: 'gone' }] } },
    'then/events/0/event',
    'There is no event "gone" on the board (any more). Choose another one.',
  ],
  [
    { then: { error: 'Already in the Cart' } },
    'then/error',
    '"Add Book" is never refused with "Already in the Cart". Did you mean "Already In Cart"?',
  ],
])('%j is not valid', (change, place, message) => {
  expect(found(change)).toEqual([
    {
      rule: 'scenario-not-valid',
      severity: 'error',
      message,
      path: ['scenarios', 'twice', ...place.split('/').map((part) => (part === '0' ? 0 : part))],
      subject: { section: 'scenarios', id: 'twice' },
    },
  ]);
});

test.each([
  {},
  { given: undefined, when: undefined },
  { given: [], when: {} },
  { then: { events: [] } },
  { then: { events: [{ event: 'added', values: { 'cart id': 'cart-1' } }] } },
  { then: { error: 'already in cart' } },
  { then: { error: 'Open Cart Already Taken' } },
  { then: { error: 'currency-mismatch' } },
])('%j is fine', (change) => {
  expect(found(change)).toEqual([]);
});

test('a value object inside others refuses by its name too', () => {
  const parcel = { name: 'parcel', type: 'value', of: 'parcel' };
  const box = { name: 'boxes', type: 'entity', of: 'box', list: true };
  const values = {
    parcel: { name: 'Parcel', fields: [{ name: 'label', type: 'value', of: 'label' }, parcel] },
    label: { name: 'Label', fields: [], rules: [{ text: 'It is readable', error: 'Label Not Readable' }] },
    seal: { name: 'Seal', fields: [], rules: [{ text: 'Seals are whole' }] },
  };
  const add = { parameters: [parcel, box], outcomes: [{ event: 'added' }], target: undefined };
  const cart = { entities: [{ name: 'Box', fields: [{ name: 'seal', type: 'value', of: 'seal' }] }] };
  const refused = (error: string) => {
    const scenario = { name: 'No', command: 'add', then: { error } };
    return findingsOf(scenarioNotValid, cartBoard({ add, cart }, { values, scenarios: { no: scenario } }));
  };
  expect(refused('Label Not Readable')).toEqual([]);
  expect(refused('Seals are whole')).toEqual([]);
  expect(refused('Something else')).toHaveLength(1);
});
