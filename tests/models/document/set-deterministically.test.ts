import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { setDeterministically } from '#models/document/set-deterministically.ts';

function write(doc: Y.Doc): Y.Text {
  return setDeterministically(doc.getMap('elements'), 'text', new Y.Text('Order'), 'Order');
}

const writerOf = (text: Y.Text) => text._item?.id.client;

test('everybody who writes the same writes the same items', () => {
  const [one, other] = [new Y.Doc(), new Y.Doc()];

  expect(writerOf(write(one))).toBe(writerOf(write(other)));
  expect(Y.encodeStateAsUpdate(one)).toEqual(Y.encodeStateAsUpdate(other));
});

test('an id that has written already is left alone', () => {
  const taken = writerOf(write(new Y.Doc())) ?? 0;
  const doc = new Y.Doc();
  const stranger = new Y.Doc();
  stranger.clientID = taken;
  stranger.getMap('terms').set('cart', 'Cart');
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(stranger));

  const text = write(doc);

  expect(writerOf(text)).toBe(doc.clientID);
  expect(text.toString()).toBe('Order');
});

test('a document keeps its own id', () => {
  const doc = new Y.Doc();
  const own = doc.clientID;
  write(doc);
  expect(doc.clientID).toBe(own);
});
