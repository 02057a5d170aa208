import { expect, test } from 'vitest';
import { changeSelection, type MapSelection } from '#app/renderer/context-map/map-selection.ts';

const orders: MapSelection = { section: 'contexts', id: 'orders' };
const select = (id: string, selected: boolean) => ({ type: 'select', id, selected });

test('what is chosen last is chosen, whatever was let go in the same moment', () => {
  const changes = [select('orders', false), select('payments', true)];
  expect(changeSelection(orders, 'contexts', changes)).toEqual({ section: 'contexts', id: 'payments' });
  expect(changeSelection(orders, 'contexts', changes.toReversed())).toEqual({
    section: 'contexts',
    id: 'payments',
  });
});

test('choosing a line lets go of the box, in any order of the two news', () => {
  const line = changeSelection(orders, 'relationships', [select('line', true)]);
  expect(line).toEqual({ section: 'relationships', id: 'line' });
  expect(changeSelection(line, 'contexts', [select('orders', false)])).toBe(line);
});

test('letting go of what is chosen leaves nothing', () => {
  expect(changeSelection(orders, 'contexts', [select('orders', false)])).toBeUndefined();
});

test('other changes leave the choice alone', () => {
  expect(changeSelection(orders, 'contexts', [{ type: 'position', id: 'orders' }])).toBe(orders);
  expect(changeSelection(orders, 'contexts', [select('payments', false)])).toBe(orders);
  expect(changeSelection(undefined, 'contexts', [])).toBeUndefined();
});
