import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { replaceText } from '#models/document/shared-text.ts';
import { arbitraryText } from '#tests/support/arbitrary-model.ts';
import { exchange } from '#tests/support/shared-documents.ts';

function textOf(content: string): Y.Text {
  const text = new Y.Doc().getText('t');
  text.insert(0, content);
  return text;
}

/** What a replacement did, as a stream of kept, removed and inserted parts. */
function changesOf(content: string, next: string): unknown {
  const text = textOf(content);
  let delta: unknown = [];
  text.observe((event) => {
    delta = event.delta;
  });
  text.doc?.transact(() => replaceText(text, next));
  return delta;
}

describe('replacing a shared text', () => {
  it('[DOC13] makes any text any other', () => {
    fc.assert(
      fc.property(arbitraryText, arbitraryText, (content, next) => {
        const text = textOf(content);
        replaceText(text, next);
        expect(text.toString()).toBe(next);
      }),
    );
  });

  it('[DOC13] changes only what differs', () => {
    expect(changesOf('Order Placed', 'Order Was Placed')).toEqual([{ retain: 6 }, { insert: 'Was ' }]);
    expect(changesOf('Order Was Placed', 'Order Placed')).toEqual([{ retain: 6 }, { delete: 4 }]);
    expect(changesOf('Order Placed', 'Order Placed')).toEqual([]);
    expect(changesOf('', 'New')).toEqual([{ insert: 'New' }]);
    expect(changesOf('Old', '')).toEqual([{ delete: 3 }]);
    expect(changesOf('aa', 'aaa')).toEqual([{ retain: 2 }, { insert: 'a' }]);
  });

  it('[DOC13] puts one of several equal letters where the caret is', () => {
    const typed = (content: string, next: string, caret: number) => {
      const text = textOf(content);
      let delta: unknown;
      text.observe((event) => {
        delta = event.delta;
      });
      text.doc?.transact(() => replaceText(text, next, caret));
      return delta;
    };
    expect(typed('aaa', 'aaaa', 1)).toEqual([{ insert: 'a' }]);
    expect(typed('aaa', 'aaaa', 2)).toEqual([{ retain: 1 }, { insert: 'a' }]);
    expect(typed('aaa', 'aa', 1)).toEqual([{ retain: 1 }, { delete: 1 }]);
    expect(typed('aaa', 'aa', 0)).toEqual([{ delete: 1 }]);
  });

  it('[DOC13] makes any text any other, wherever the caret is', () => {
    fc.assert(
      fc.property(arbitraryText, arbitraryText, fc.integer({ min: -2, max: 40 }), (content, next, caret) => {
        const text = textOf(content);
        replaceText(text, next, caret);
        expect(text.toString()).toBe(next);
      }),
    );
  });

  it('[DOC13] replaces characters outside the basic plane as a whole', () => {
    // Both share their first half, or their second.
    expect(changesOf('a😀b', 'a😁b')).toEqual([{ retain: 1 }, { delete: 2 }, { insert: '😁' }]);
    expect(changesOf('\u{1F600}', '\u{1FA00}')).toEqual([{ delete: 2 }, { insert: '\u{1FA00}' }]);
  });

  it('[DOC13] leaves what another person types elsewhere', () => {
    const [anna, ben] = [new Y.Doc(), new Y.Doc()];
    anna.getText('t').insert(0, 'Order placed');
    exchange(anna, ben);
    replaceText(anna.getText('t'), 'Order was placed');
    ben.getText('t').insert(12, ' by a customer');
    exchange(anna, ben);
    expect(anna.getText('t').toString()).toBe('Order was placed by a customer');
    expect(ben.getText('t').toString()).toBe('Order was placed by a customer');
  });
});
