import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { anchorCaret, findCaret } from '#app/renderer/session/caret.ts';

const content = '0123456789abcdefghijk';

/** Where a caret in a text ends up when others change the text. */
function caretAfter(caret: { start: number; end: number }, change: (text: Y.Text) => void) {
  const doc = new Y.Doc();
  const text = doc.getText('text');
  text.insert(0, content);
  const anchored = anchorCaret(text, caret);
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  other.transact(() => change(other.getText('text')));
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  return { caret: findCaret(doc, anchored), text: text.toString() };
}

test('a caret stays at its letter while others type and delete around it', () => {
  const at = (start: number, end = start) => ({ start, end });
  expect(caretAfter(at(5), (text) => text.insert(2, 'abc')).caret).toEqual(at(8));
  expect(caretAfter(at(5, 7), (text) => text.insert(6, 'x')).caret).toEqual(at(5, 8));
  expect(caretAfter(at(5), (text) => text.delete(1, 3)).caret).toEqual(at(2));
  expect(caretAfter(at(5), (text) => text.delete(3, 9)).caret).toEqual(at(3));
  expect(caretAfter(at(5), (text) => text.insert(5, 'after')).caret).toEqual(at(5));
  expect(caretAfter(at(0), (text) => text.insert(0, 'after')).caret).toEqual(at(0));
});

test('a caret has no place when its text is gone', () => {
  const doc = new Y.Doc();
  const entries = doc.getMap('entries');
  const text = entries.set('one', new Y.Text('Order'));
  const anchored = anchorCaret(text, { start: 2, end: 2 });
  entries.set('one', new Y.Text('Another'));
  expect(findCaret(new Y.Doc(), anchored)).toBeUndefined();
  expect(findCaret(doc, anchored)).toBeUndefined();
});

test('after any remote edit the same letter follows the caret, unless the edit was at that letter', () => {
  fc.assert(
    fc.property(
      fc.nat(20),
      fc.nat(20),
      fc.nat(5),
      fc.string({ maxLength: 5 }),
      (start, at, removed, inserted) => {
        const { caret, text } = caretAfter({ start, end: start }, (other) => {
          other.delete(at, Math.min(removed, other.length - at));
          other.insert(at, inserted);
        });
        const moved = caret?.start ?? -1;
        // Where the change itself is, before and after it are equally right.
        const isAtTheChange = start >= at && start <= at + removed;
        if (!isAtTheChange) expect(text[moved]).toBe(content[start]);
        else expect(moved >= at && moved <= at + inserted.length).toBe(true);
      },
    ),
  );
});
