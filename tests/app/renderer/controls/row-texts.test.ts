import { expect, test } from 'vitest';
import { addRow, changeRow, type RowField, textOf } from '#app/renderer/controls/row-texts.ts';

interface Pair {
  ours: string;
  theirs: string;
  note?: string;
}

const fields: readonly RowField<Pair>[] = [
  { key: 'ours', label: 'Ours', required: true },
  { key: 'theirs', label: 'Theirs', required: true },
  { key: 'note', label: 'Note' },
];
const rows: readonly Pair[] = [
  { ours: 'book id', theirs: 'sku', note: 'one to one' },
  { ours: 'order', theirs: 'demand' },
];

test('a changed text replaces only itself, without the blanks around it', () => {
  expect(changeRow(rows, fields, 1, 'theirs', ' need ')).toEqual([
    rows[0],
    { ours: 'order', theirs: 'need' },
  ]);
});

test('an emptied text takes an optional key out and leaves a required one empty', () => {
  expect(changeRow(rows, fields, 0, 'note', ' ')).toEqual([{ ours: 'book id', theirs: 'sku' }, rows[1]]);
  expect(changeRow(rows, fields, 1, 'theirs', '')).toEqual([rows[0], { ours: 'order', theirs: '' }]);
});

test('a row goes away with its first text', () => {
  expect(changeRow(rows, fields, 0, 'ours', '  ')).toEqual([rows[1]]);
});

test('keys that no column shows stay', () => {
  const foreign: readonly Pair[] = [Object.assign({ ours: 'a', theirs: 'b' }, { since: 3 })];
  const expected: unknown = [{ ours: 'c', theirs: 'b', since: 3 }];
  expect(changeRow(foreign, fields, 0, 'ours', 'c')).toEqual(expected);
});

test('a row that somebody else removed meanwhile changes nothing', () => {
  expect(changeRow(rows, fields, 2, 'ours', 'late')).toBe(rows);
});

test('a new row has every required key; an empty one is not added', () => {
  expect(addRow(rows, fields, ' price ')).toEqual([...rows, { ours: 'price', theirs: '' }]);
  expect(addRow(rows, fields, '  ')).toBe(rows);
});

test('a text that is not there reads as empty', () => {
  expect(textOf<Pair>({ ours: 'a', theirs: 'b' }, 'note')).toBe('');
});
