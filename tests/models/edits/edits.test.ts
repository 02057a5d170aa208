import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type Editor, findSharedText, readModel, setEntry } from '#models/document/board-document.ts';
import { createUndo } from '#models/document/board-undo.ts';
import { addElements } from '#models/edits/add-elements.ts';
import { addEntry } from '#models/edits/add-entry.ts';
import { connectElements } from '#models/edits/connect-elements.ts';
import { dismissFinding } from '#models/edits/dismiss-finding.ts';
import { frameElements } from '#models/edits/frame-elements.ts';
import { judgeConnection } from '#models/edits/judge-connection.ts';
import { moveElements } from '#models/edits/move-elements.ts';
import { pasteElements } from '#models/edits/paste-elements.ts';
import { removeElements } from '#models/edits/remove-elements.ts';
import { removeEntry } from '#models/edits/remove-entry.ts';
import { renameBoard } from '#models/edits/rename-board.ts';
import { setElementText } from '#models/edits/set-element-text.ts';
import { setLegend } from '#models/edits/set-legend.ts';
import { setRule } from '#models/edits/set-rule.ts';
import { updateDesign } from '#models/edits/update-design.ts';
import { updateEntry } from '#models/edits/update-entry.ts';
import { toId } from '#models/metamodel/ids.ts';
import type { Model } from '#models/metamodel/model.ts';
import { countingIds, element, openShop, relation, shop } from '#tests/support/edited-shop.ts';
import { editorOf, exchange } from '#tests/support/shared-documents.ts';

const fingerprint = toId<'dismissal'>('0123456789abcdef');
const dismissal = {
  rule: 'event-without-source',
  subject: { section: 'elements', id: element('placed') },
  reason: 'It comes from the till.',
  by: 'Ada',
};

let editor: Editor;
let transactions: unknown[];
const modelNow = (): Model => readModel(editor.doc).model;

beforeEach(() => {
  ({ editor, transactions } = openShop());
});

describe('an edit', () => {
  const edits: readonly (readonly [string, () => unknown])[] = [
    [
      'addElements',
      () => addElements(editor, { [element('new')]: { kind: 'actor', text: 'Clerk', at: [0, 0] } }),
    ],
    ['addEntry', () => addEntry(editor, 'terms', 'cart', { name: 'Cart', definition: 'Holds books' })],
    ['moveElements', () => moveElements(editor, { [element('place')]: [1, 1], [element('placed')]: [2, 2] })],
    ['pasteElements', () => pasteElements(editor, shop, { offset: [1, 1], newId: countingIds() })],
    ['removeElements', () => removeElements(editor, [element('order'), element('placed')])],
    ['removeEntry', () => removeEntry(editor, 'contexts', 'orders')],
    ['renameBoard', () => renameBoard(editor, 'Store')],
    ['setElementText', () => setElementText(editor, element('place'), 'Plaice Ordered')],
    ['setRule', () => setRule(editor, 'empty-text', 'off')],
    ['dismissFinding', () => dismissFinding(editor, fingerprint, dismissal)],
    ['setLegend', () => setLegend(editor, 'policy', 'Procedure')],
    ['updateDesign', () => updateDesign<'aggregate'>(editor, element('order'), { fields: [], keys: [] })],
    ['updateEntry', () => updateEntry(editor, 'contexts', 'orders', { name: 'Sales', owner: 'Team A' })],
  ];

  it.each(edits)('[DOC15] is one transaction with the origin of its editor: %s', (_, edit) => {
    edit();
    expect(transactions).toEqual([editor.origin]);
    expect(readModel(editor.doc).findings).toEqual([]);
  });

  it('[DOC15] is one transaction with the origin of its editor: connectElements', () => {
    addElements(editor, { [element('why')]: { kind: 'hotspot', text: 'Why?', at: [0, 0] } });
    transactions.length = 0;
    connectElements(editor, relation('new'), element('why'), element('placed'));
    expect(transactions).toEqual([editor.origin]);
  });

  it('does nothing to what is gone', () => {
    moveElements(editor, { [element('gone')]: [1, 1] });
    setElementText(editor, element('gone'), 'Text');
    updateDesign<'event'>(editor, element('gone'), { payload: [] });
    updateEntry(editor, 'terms', 'gone', { name: 'Name' });
    removeElements(editor, [element('gone')]);
    removeEntry(editor, 'contexts', 'gone');
    expect(transactions).toEqual([]);
    expect(modelNow()).toEqual(shop);
  });
});

describe('adding', () => {
  it('begins with an empty text, where people type together from the first letter on', () => {
    const [typed, told] = [element('typed'), element('told')];
    addElements(editor, {
      [typed]: { kind: 'event', at: [0, 0] },
      [told]: { kind: 'event', text: 'Paid', at: [9, 9] },
    });
    frameElements(editor, element('around'), Object.values(shop.elements));
    const textOf = (id: string) => findSharedText(editor.doc, 'elements', id, 'text')?.toString();
    expect(['typed', 'told', 'around'].map(textOf)).toEqual(['', 'Paid', '']);
  });

  it('never replaces what stands under an id', () => {
    addElements(editor, { [element('place')]: { kind: 'actor', text: 'Clerk', at: [0, 0] } });
    addEntry(editor, 'terms', 'order', { name: 'Purchase' });
    expect(modelNow()).toEqual(shop);
  });
});

describe('changing', () => {
  it('moves and resizes elements', () => {
    moveElements(editor, { [element('place')]: [5, 6], [element('order')]: [7, 8, 400, 300] });
    const { place, order } = modelNow().elements as Record<string, { at: unknown }>;
    expect([place?.at, order?.at]).toEqual([
      [5, 6],
      [7, 8, 400, 300],
    ]);
  });

  it('sets, replaces and takes out properties and leaves the others alone', () => {
    updateEntry(editor, 'elements', element('placed'), {
      pivotal: true,
      context: undefined,
      description: 'Paid',
    });
    updateDesign<'command'>(editor, element('place'), { outcomes: undefined, creates: 'always' });
    const { placed, place } = modelNow().elements as Record<string, unknown>;
    expect(placed).toEqual({
      kind: 'event',
      text: 'Order Placed',
      at: [400, 0],
      pivotal: true,
      description: 'Paid',
    });
    expect(place).toMatchObject({ text: 'Place Order', design: { creates: 'always' } });
    updateEntry(editor, 'elements', element('placed'), { description: undefined });
    expect(modelNow().elements[element('placed')]).not.toHaveProperty('description');
  });

  it('keeps the legend of other kinds, and none when the last name is given back', () => {
    setLegend(editor, 'policy', 'Procedure');
    setLegend(editor, 'event', 'Fact');
    expect(modelNow().legend).toEqual({ policy: 'Procedure', event: 'Fact' });
    setLegend(editor, 'policy', undefined);
    setLegend(editor, 'event', undefined);
    expect(modelNow()).toEqual(shop);
  });
});

describe('removing', () => {
  it('takes the relations of an element with it and leaves what mentions it', () => {
    removeElements(editor, [element('placed')]);
    const { elements, relations } = modelNow();
    expect(Object.keys(elements)).toEqual(['frame', 'order', 'place']);
    expect(Object.keys(relations)).toEqual(['handled']);
    expect(elements[element('place')]).toEqual(shop.elements[element('place')]);
  });

  it('takes the relationships of a context with it and leaves its stickies and words without a context', () => {
    removeEntry(editor, 'contexts', 'orders');
    const { contexts, relationships, elements, terms, values } = modelNow();
    expect([contexts, relationships]).toEqual([{ shipping: { name: 'Shipping' } }, {}]);
    expect([terms, values]).toEqual([
      { order: { name: 'Order' } },
      { address: { name: 'Address', fields: [] } },
    ]);
    expect(Object.values(elements).map(({ context }) => context)).toEqual([
      'shipping',
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('takes one entry of another section and nothing else', () => {
    removeEntry(editor, 'terms', 'order');
    expect(modelNow()).toEqual({ ...shop, terms: {} });
  });

  it('takes every relation that says the same, because two people drew what looks like one', () => {
    const ben = editorOf(new Y.Doc());
    removeEntry(editor, 'relations', 'emitted');
    exchange(editor.doc, ben.doc);
    connectElements(editor, relation('drawn'), element('order'), element('placed'));
    connectElements(ben, relation('drawn-too'), element('placed'), element('order'));
    exchange(editor.doc, ben.doc);
    expect(Object.keys(modelNow().relations)).toEqual(['drawn', 'drawn-too', 'handled']);
    removeEntry(editor, 'relations', 'drawn');
    expect(Object.keys(modelNow().relations)).toEqual(['handled']);
  });
});

describe('connecting', () => {
  it('gives the relation the direction of its meaning, from whichever side it is drawn', () => {
    removeEntry(editor, 'relations', 'emitted');
    const expected = { ok: true, value: shop.relations[relation('emitted')] };
    expect(connectElements(editor, relation('back'), element('placed'), element('order'))).toEqual(expected);
    removeEntry(editor, 'relations', 'back');
    expect(connectElements(editor, relation('forth'), element('order'), element('placed'))).toEqual(expected);
    expect(modelNow().relations[relation('forth')]).toEqual(expected.value);
  });

  it.each([
    ['place', 'order', 'already-joined'],
    ['order', 'place', 'already-joined'],
    ['place', 'placed', 'cannot-be-joined'],
    ['place', 'place', 'same-element'],
    ['place', 'gone', 'element-gone'],
  ])('refuses %s and %s: %s', (one, other, code) => {
    const result = connectElements(editor, relation('new'), element(one), element(other));
    expect(result).toMatchObject({ ok: false, error: { code } });
    expect(transactions).toEqual([]);
    expect(modelNow()).toEqual(shop);
  });
});

describe('what a team sets for lint rules', () => {
  it('is one entry a rule, and goes as it came', () => {
    setRule(editor, 'empty-text', 'off');
    setRule(editor, 'duplicate-name', 'error');
    setRule(editor, 'empty-text', 'warning');
    expect(modelNow().rules).toEqual({ 'duplicate-name': 'error', 'empty-text': 'warning' });
    setRule(editor, 'empty-text', undefined);
    expect(modelNow().rules).toEqual({ 'duplicate-name': 'error' });
  });

  it('[DOC31] keeps both of two settings that two people make at the same time, and undo takes back one', () => {
    const other = editorOf(new Y.Doc());
    exchange(editor.doc, other.doc);
    const undo = createUndo(editor);
    setRule(editor, 'empty-text', 'off');
    undo.stopCapturing();
    dismissFinding(editor, fingerprint, dismissal);
    setRule(other, 'duplicate-name', 'error');
    dismissFinding(other, fingerprint, { ...dismissal, by: 'Bob' });
    exchange(editor.doc, other.doc);
    expect(modelNow().rules).toEqual({ 'duplicate-name': 'error', 'empty-text': 'off' });
    expect(Object.keys(modelNow().dismissals)).toEqual([fingerprint]);
    expect(readModel(other.doc)).toEqual(readModel(editor.doc));
    undo.undo();
    undo.undo();
    expect(modelNow().rules).toEqual({ 'duplicate-name': 'error' });
    undo.destroy();
  });
});

describe('connecting what another relation joins already', () => {
  it('is judged alike by the preview and by the edit', () => {
    addElements(editor, { [element('mail')]: { kind: 'policy', text: 'Send a mail', at: [600, 0] } });
    setEntry(editor.doc, 'relations', 'left', { type: 'emits', from: 'placed', to: 'mail' });
    const ends = [
      { id: element('placed'), kind: 'event' },
      { id: element('mail'), kind: 'policy' },
    ] as const;
    const verdict = judgeConnection(...ends, Object.values(modelNow().relations));
    expect(verdict).toMatchObject({ ok: true, value: { type: 'triggers' } });
    expect(connectElements(editor, relation('new'), ends[0].id, ends[1].id)).toEqual(verdict);
  });
});
