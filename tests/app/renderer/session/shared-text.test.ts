import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { moveCaretBy } from '#app/renderer/session/shared-text.ts';

test('a caret stays at its letter while others type and delete around it', () => {
  expect(moveCaretBy({ start: 5, end: 5 }, [{ retain: 2 }, { insert: 'abc' }])).toEqual({ start: 8, end: 8 });
  expect(moveCaretBy({ start: 5, end: 7 }, [{ retain: 6 }, { insert: 'x' }])).toEqual({ start: 5, end: 8 });
  expect(moveCaretBy({ start: 5, end: 5 }, [{ retain: 1 }, { delete: 3 }])).toEqual({ start: 2, end: 2 });
  expect(moveCaretBy({ start: 5, end: 5 }, [{ retain: 3 }, { delete: 9 }])).toEqual({ start: 3, end: 3 });
  expect(moveCaretBy(undefined, [{ insert: 'x' }])).toBeUndefined();
});

test('after any remote edit the same letter follows the caret, unless the edit was at that letter', () => {
  fc.assert(
    fc.property(
      fc.nat(20),
      fc.nat(20),
      fc.nat(5),
      fc.string({ maxLength: 5 }),
      (caret, at, removed, inserted) => {
        const doc = new Y.Doc();
        const text = doc.getText('text');
        text.insert(0, '0123456789abcdefghijk');
        const letter = text.toString()[caret];
        let delta: Y.YTextEvent['delta'] = [];
        text.observe((event) => {
          delta = event.delta;
        });
        doc.transact(() => {
          text.delete(at, Math.min(removed, text.length - at));
          text.insert(at, inserted);
        });

        const moved = moveCaretBy({ start: caret, end: caret }, delta)?.start ?? -1;
        // Where the change itself is, before and after it are equally right.
        const isAtTheChange = caret >= at && caret <= at + removed;
        if (!isAtTheChange) expect(text.toString()[moved]).toBe(letter);
        else expect(moved >= at && moved <= at + inserted.length).toBe(true);
      },
    ),
  );
});
