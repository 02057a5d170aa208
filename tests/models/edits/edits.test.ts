import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
  type Editor,
  findSharedText,
  readModel,
  setEntry,
  writeModel,
} from '#models/document/board-document.ts';
import { createUndo } from '#models/document/board-undo.ts';
import { addElements } from '#models/edits/add-elements.ts';
import { addEntry } from '#models/edits/add-entry.ts';
import { changeKind } from '#models/edits/change-kind.ts';
import { connectElements } from '#models/edits/connect-elements.ts';
import { dismissFinding } from '#models/edits/dismiss-finding.ts';
import { dropElements } from '#models/edits/drop-elements.ts';
import { selectElements } from '#models/edits/element-selection.ts';
import { frameElements } from '#models/edits/frame-elements.ts';
import { judgeConnection } from '#models/edits/judge-connection.ts';
import { makeContextOfFrame } from '#models/edits/make-context-of-frame.ts';
import { moveElements } from '#models/edits/move-elements.ts';
import { pasteElements } from '#models/edits/paste-elements.ts';
import { removeElements } from '#models/edits/remove-elements.ts';
import { removeEntry } from '#models/edits/remove-entry.ts';
import { renameBoard } from '#models/edits/rename-board.ts';
import { resizeElement } from '#models/edits/resize-element.ts';
import { setElementText } from '#models/edits/set-element-text.ts';
import { setLegend } from '#models/edits/set-legend.ts';
import { setRule } from '#models/edits/set-rule.ts';
import { togglePivotal } from '#models/edits/toggle-pivotal.ts';
import { updateDesign } from '#models/edits/update-design.ts';
import { updateEntry } from '#models/edits/update-entry.ts';
import { type ElementId, type RelationId, toId } from '#models/metamodel/ids.ts';
import type { BoardElement, Model } from '#models/metamodel/model.ts';
import { parseModel } from '#models/metamodel/parse-model.ts';
import { arbitraryModel } from '#tests/support/arbitrary-model.ts';
import { editorOf, exchange } from '#tests/support/shared-documents.ts';

const element = (id: string): ElementId => toId<'element'>(id);
const relation = (id: string): RelationId => toId<'relation'>(id);

const fingerprint = toId<'dismissal'>('0123456789abcdef');
const dismissal = {
  rule: 'event-without-source',
  subject: { section: 'elements', id: element('placed') },
  reason: 'It comes from the till.',
  by: 'Ada',
};

const shop = parseModel({
  id: 'shop',
  name: 'Shop',
  contexts: { orders: { name: 'Orders' }, shipping: { name: 'Shipping' } },
  elements: {
    place: {
      kind: 'command',
      text: 'Place Order',
      at: [0, 0],
      context: 'orders',
      design: { outcomes: [{ event: 'placed', payload: { event: 'placed' } }] },
    },
    order: {
      kind: 'aggregate',
      text: 'Order',
      at: [200, 0, 300, 200],
      design: {
        lifecycle: {
          states: ['open', 'placed'],
          initial: 'open',
          moves: [{ from: ['open'], on: 'placed', to: 'placed' }],
        },
      },
    },
    placed: { kind: 'event', text: 'Order Placed', at: [400, 0], context: 'orders' },
    frame: { kind: 'frame', text: '', at: [-100, -100], context: 'shipping' },
  },
  relations: {
    handled: { type: 'handled-by', from: 'place', to: 'order' },
    emitted: { type: 'emits', from: 'order', to: 'placed' },
  },
  relationships: { feeds: { type: 'customer-supplier', upstream: 'orders', downstream: 'shipping' } },
  terms: { order: { name: 'Order', context: 'orders' } },
  values: { address: { name: 'Address', context: 'orders', fields: [] } },
}).model;

let editor: Editor;
let transactions: unknown[];
const modelNow = (): Model => readModel(editor.doc).model;

beforeEach(() => {
  editor = editorOf(new Y.Doc());
  writeModel(editor, shop);
  transactions = [];
  editor.doc.on('update', (_, origin) => transactions.push(origin));
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
    transactions = [];
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

describe('the edits of the wall', () => {
  it('make a context of a frame that bears its name, and of nothing else', () => {
    setElementText(editor, element('frame'), 'Returns');
    transactions = [];
    makeContextOfFrame(editor, element('frame'), toId<'context'>('returns'));
    makeContextOfFrame(editor, element('place'), toId<'context'>('other'));
    expect(transactions).toEqual([editor.origin]);
    expect(modelNow().contexts).toEqual({ ...shop.contexts, returns: { name: 'Returns' } });
    expect(modelNow().elements[element('frame')]).toMatchObject({ context: 'returns' });
  });

  it('put a frame around elements, and none around nothing', () => {
    const { place, placed } = shop.elements as Record<string, BoardElement>;
    frameElements(
      editor,
      element('around'),
      [place, placed].filter((each) => each !== undefined),
    );
    frameElements(editor, element('empty'), []);
    expect(modelNow().elements[element('around')]).toEqual({
      kind: 'frame',
      text: '',
      at: [-48, -48, 656, 216],
    });
    expect(modelNow().elements).not.toHaveProperty('empty');
  });

  it('make events pivotal together, and plain again when all are', () => {
    addElements(editor, { [element('paid')]: { kind: 'event', text: 'Paid', at: [0, 0], pivotal: true } });
    const pivotal = () =>
      ['placed', 'paid', 'place'].map((id) => Reflect.get(modelNow().elements[element(id)] ?? {}, 'pivotal'));
    const ids = ['placed', 'paid', 'place'].map(element);
    togglePivotal(editor, ids);
    expect(pivotal()).toEqual([true, true, undefined]);
    togglePivotal(editor, ids);
    expect(pivotal()).toEqual([undefined, undefined, undefined]);
  });

  it('round a new size, and leave out the one that the kind has anyway', () => {
    resizeElement(editor, element('order'), { x: 0.4, y: 0.6, width: 300.2, height: 199.8 });
    expect(modelNow().elements[element('order')]?.at).toEqual([0, 1, 300, 200]);
    resizeElement(editor, element('order'), { x: 0, y: 0, width: 240, height: 160 });
    expect(modelNow().elements[element('order')]?.at).toEqual([0, 0]);
    transactions = [];
    resizeElement(editor, element('gone'), { x: 0, y: 0, width: 1, height: 1 });
    expect(transactions).toEqual([]);
  });

  it('drop elements with the sizes they have', () => {
    const corners = new Map([
      ['order', [10.4, 20.6]],
      ['placed', [1, 2]],
      ['gone', [3, 4]],
    ] as const);
    dropElements(editor, shop.elements, corners);
    const { order, placed } = modelNow().elements as Record<string, BoardElement>;
    expect([order?.at, placed?.at]).toEqual([
      [10, 21, 300, 200],
      [1, 2],
    ]);
    expect(transactions).toEqual([editor.origin]);
  });

  it('make a sticky another kind around the same middle, in the size of the new kind', () => {
    const order = shop.elements[element('order')] as BoardElement;
    changeKind(editor, 'order', order, 'event');
    expect(modelNow().elements[element('order')]).toMatchObject({
      kind: 'event',
      text: 'Order',
      at: [270, 40],
    });
    expect(transactions).toEqual([editor.origin]);
  });
});

describe('pasting', () => {
  it('points the calls and the failures of a policy at the copies', () => {
    const reaction = {
      event: element('placed'),
      call: { system: element('bank'), operation: 'charge' },
      failures: [{ error: 'Card Declined', command: element('place') }],
    };
    addElements(editor, {
      [element('bank')]: { kind: 'external-system', text: 'Bank', at: [0, 400] },
      [element('collect')]: {
        kind: 'policy',
        text: 'Collect',
        at: [0, 600],
        design: { reactions: [reaction] },
      },
    });
    const selection = selectElements(modelNow(), ['bank', 'collect', 'place', 'placed'].map(element));
    const [bank, collect, place, placed] = pasteElements(editor, selection, {
      offset: [0, 500],
      newId: countingIds(),
    });
    expect(modelNow().elements[collect as ElementId]).toMatchObject({
      design: {
        reactions: [
          { event: placed, call: { ...reaction.call, system: bank }, failures: [{ command: place }] },
        ],
      },
    });
  });

  it('makes copies that speak of each other as the originals do', () => {
    const selection = selectElements(shop, [element('place'), element('placed'), element('gone')]);
    expect(selection.relations).toEqual({});
    const ids = pasteElements(editor, selection, { offset: [40, 40], newId: countingIds() });
    expect(ids).toEqual(['new-1', 'new-2']);
    const { elements } = modelNow();
    expect(elements[element('new-1')]).toEqual({
      ...shop.elements[element('place')],
      at: [40, 40],
      // The payload's "event" is a field of that name, no reference.
      design: { outcomes: [{ event: 'new-2', payload: { event: 'placed' } }] },
    });
    expect(elements[element('new-2')]).toEqual({ ...shop.elements[element('placed')], at: [440, 40] });
  });

  it('copies sizes, lifecycles and the relations inside', () => {
    const selection = selectElements(shop, Object.keys(shop.elements).map(element));
    pasteElements(editor, selection, { offset: [0, 500], newId: countingIds() });
    const { elements, relations } = modelNow();
    expect(elements[element('new-2')]).toMatchObject({
      at: [200, 500, 300, 200],
      design: { lifecycle: { moves: [{ on: 'new-4', from: ['open'], to: 'placed' }] } },
    });
    expect(relations).toEqual({
      ...shop.relations,
      'new-5': { type: 'emits', from: 'new-2', to: 'new-4' },
      'new-6': { type: 'handled-by', from: 'new-3', to: 'new-2' },
    });
  });
});

describe('a pasted selection of any board', () => {
  it('refers to its own copies and to no original that was copied with it', () => {
    let redirected = 0;
    fc.assert(
      fc.property(arbitraryModel(), fc.infiniteStream(fc.boolean()), (model, coin) => {
        const target = editorOf(new Y.Doc());
        writeModel(target, model);
        const chosen = Object.keys(model.elements)
          .map(element)
          .filter(() => coin.next().value);
        const selection = selectElements(model, chosen);
        const copies = pasteElements(target, selection, { offset: [40, 40], newId: countingIds() });
        const after = readModel(target.doc).model;
        for (const [index, copy] of copies.entries()) {
          const told = textsIn(after.elements[copy]);
          expect(chosen.filter((original) => told.includes(original))).toEqual([]);
          // Whatever is no reference to the selection is as it was.
          const back = told.map((text) =>
            copies.includes(text as ElementId) ? chosen[copies.indexOf(text as ElementId)] : text,
          );
          expect(back).toEqual(textsIn(selection.elements[chosen[index] as ElementId]));
          redirected += told.filter((text) => copies.includes(text as ElementId)).length;
        }
        expect(Object.keys(after.elements).length).toBe(Object.keys(model.elements).length + copies.length);
      }),
      { numRuns: 300 },
    );
    expect(redirected).toBeGreaterThan(50);
  });
});

/** Every text that stands anywhere in a value, in the order of its keys. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, part]) => textsIn(part));
}

function countingIds(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `new-${count}`;
  };
}
