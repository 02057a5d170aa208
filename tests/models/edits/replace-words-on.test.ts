import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readModel, writeModel } from '#models/document/board-document.ts';
import { createUndo } from '#models/document/board-undo.ts';
import { replaceWord, replaceWordsOn } from '#models/edits/replace-words-on.ts';
import type { ElementId } from '#models/metamodel/ids.ts';
import { boardWithTerms } from '#tests/support/glossary.ts';

test.each([
  ['Basket Emptied', 'basket', 'Cart', 'Cart Emptied'],
  ['the basket of the basket', 'basket', 'Cart', 'the cart of the cart'],
  ['Two Baskets', 'basket', 'Cart', 'Two Carts'],
  ['all boxes', 'box', 'Parcel category', 'all parcel categories'],
  ['the book number', 'book number', 'ISBN', 'the ISBN'],
  ['BasketEmptied', 'basket', 'Cart', 'CartEmptied'],
  ['Basketball', 'basket', 'Cart', 'Basketball'],
  ['', 'basket', 'Cart', ''],
  ['The basket', '', 'Cart', 'The basket'],
])('%j with %j replaced by %j reads %j', (text, word, replacement, expected) => {
  expect(replaceWord(text, word, replacement)).toBe(expected);
});

test('words are replaced on the named elements only, as one step to undo', () => {
  const basket = (at: number) => ({ kind: 'event', text: 'Basket Emptied', at: [at, 0] });
  const editor = { doc: new Y.Doc(), origin: {} };
  writeModel(
    { doc: editor.doc, origin: 'filling' },
    boardWithTerms({}, { a: basket(0), b: basket(1), c: basket(2) }),
  );
  const undo = createUndo(editor);
  const texts = () => Object.values(readModel(editor.doc).model.elements).map(({ text }) => text);

  const ids = ['a', 'c', 'gone'] as ElementId[];
  replaceWordsOn(editor, readModel(editor.doc).model.elements, ids, ['basket', 'emptied'], 'Cart');
  expect(texts()).toEqual(['Cart Cart', 'Basket Emptied', 'Cart Cart']);
  undo.undo();
  expect(texts()).toEqual(['Basket Emptied', 'Basket Emptied', 'Basket Emptied']);
});
