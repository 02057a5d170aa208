import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
  findSharedText,
  isEmptyBoard,
  readEntry,
  readHead,
  readModel,
  setEntry,
  writeModel,
} from '#models/document/board-document.ts';
import { createUndo } from '#models/document/board-undo.ts';
import { moveElements } from '#models/edits/move-elements.ts';
import { setElementText } from '#models/edits/set-element-text.ts';
import { updateDesign } from '#models/edits/update-design.ts';
import { updateEntry } from '#models/edits/update-entry.ts';
import { toId } from '#models/metamodel/ids.ts';
import { createModel, type Model } from '#models/metamodel/model.ts';
import { findUnread, parseModel } from '#models/metamodel/parse-model.ts';
import { arbitraryModel } from '#tests/support/arbitrary-model.ts';
import { copyDocument, editorOf, exchange } from '#tests/support/shared-documents.ts';
import { compareSpecCitations } from '#tests/support/spec-citations.ts';

const placed = toId<'element'>('placed');

const orders = parseModel({
  id: 'shop',
  name: 'Shop',
  contexts: { orders: { name: 'Orders' } },
  elements: {
    placed: {
      kind: 'event',
      text: 'Order Placed',
      context: 'orders',
      at: [0, 0],
      design: { payload: [{ name: 'order id', type: 'id', of: 'Order' }] },
    },
    place: { kind: 'command', text: 'Place Order', at: [-200, 0] },
  },
  terms: { order: { name: 'Order', context: 'orders' } },
}).model;

function documentOf(model: Model): Y.Doc {
  const doc = new Y.Doc();
  writeModel(editorOf(doc), model);
  return doc;
}

describe('a board in a document', () => {
  it('[DOC1] [DOC2] [DOC3] [DOC4] lies in one map a section, with shared texts and designs', () => {
    const doc = documentOf(orders);
    expect(doc.getMap('board').toJSON()).toEqual({ id: 'shop', name: 'Shop' });
    expect(doc.getMap('contexts').toJSON()).toEqual({ orders: { name: 'Orders', purpose: '' } });
    const entry = doc.getMap('elements').get('placed') as Y.Map<unknown>;
    expect(entry.get('at')).toEqual([0, 0]);
    expect(entry.get('text')).toBeInstanceOf(Y.Text);
    expect(entry.get('description')).toBeInstanceOf(Y.Text);
    expect((entry.get('design') as Y.Map<unknown>).toJSON()).toEqual({
      payload: [{ name: 'order id', type: 'id', of: 'Order' }],
    });
  });

  it('[DOC2] keeps a place whole when two people move one sticky', () => {
    const [anna, ben] = [documentOf(orders), new Y.Doc()];
    exchange(anna, ben);
    moveElements(editorOf(anna), { [placed]: [100, 100] });
    moveElements(editorOf(ben), { [placed]: [700, 700] });
    exchange(anna, ben);
    const at = readEntry(anna, 'elements', placed)?.at;
    expect([JSON.stringify([100, 100]), JSON.stringify([700, 700])]).toContain(JSON.stringify(at));
    expect(readModel(ben)).toEqual(readModel(anna));
  });

  it('[DOC3] keeps the words of two people who begin one definition at the same time', () => {
    const [anna, ben] = [documentOf(orders), new Y.Doc()];
    exchange(anna, ben);
    findSharedText(anna, 'terms', 'order', 'definition')?.insert(0, 'What a customer buys.');
    findSharedText(ben, 'terms', 'order', 'definition')?.insert(0, 'A binding wish.');
    exchange(anna, ben);
    const definition = readEntry(anna, 'terms', 'order')?.definition ?? '';
    expect(definition).toContain('What a customer buys.');
    expect(definition).toContain('A binding wish.');
  });

  it('[DOC3] reads an empty optional text as none and an empty text of a sticky as empty', () => {
    const doc = documentOf(orders);
    setElementText(editorOf(doc), placed, '');
    updateEntry(editorOf(doc), 'elements', placed, { description: '' });
    expect(readEntry(doc, 'elements', placed)).toEqual({ ...orders.elements[placed], text: '' });
  });

  it('[DOC4] keeps what two people write into two parts of one design', () => {
    const [anna, ben] = [documentOf(orders), new Y.Doc()];
    exchange(anna, ben);
    const place = toId<'element'>('place');
    updateDesign<'command'>(editorOf(anna), place, { creates: 'always' });
    updateDesign<'command'>(editorOf(ben), place, { rules: [{ text: 'The cart is not empty' }] });
    exchange(anna, ben);
    expect(readEntry(anna, 'elements', place)).toMatchObject({
      design: { creates: 'always', rules: [{ text: 'The cart is not empty' }] },
    });
  });

  it('[DOC5] gives back any model as it was', () => {
    fc.assert(
      fc.property(arbitraryModel(), (model) => {
        expect(readModel(documentOf(model))).toEqual({ model, findings: findUnread(model) });
      }),
      { numRuns: 150 },
    );
  });

  it('[DOC5] keeps fields that people called "constructor", and objects without a prototype', () => {
    const when = Object.assign(Object.create(null), { constructor: 'Brunel', length: 3 });
    const scenario = { name: 'Builds', command: 'place', when, then: { error: 'None' } };
    const { model } = parseModel({ id: 'b', name: 'B', future: when, scenarios: { builds: scenario } });
    const doc = documentOf(model);
    const before = Y.encodeStateVector(doc);
    writeModel(editorOf(doc), model);
    expect(readModel(copyDocument(doc))).toEqual({ model, findings: findUnread(model) });
    expect(Y.encodeStateVector(doc)).toEqual(before);
  });

  it('[DOC5] gives back any model after a trip over the wire', () => {
    fc.assert(
      fc.property(arbitraryModel(), (model) => {
        expect(readModel(copyDocument(documentOf(model)))).toEqual({ model, findings: findUnread(model) });
      }),
      { numRuns: 50 },
    );
  });
});

describe('reading what peers wrote', () => {
  const lies: readonly (readonly [string, (entry: Y.Map<unknown>) => void])[] = [
    ['a kind that does not exist', (entry) => entry.set('kind', 'evnt')],
    ['a place of text', (entry) => entry.set('at', ['left', 'top'])],
    ['a place beyond every wall', (entry) => entry.set('at', [1e300, 0])],
    ['a place that is no number', (entry) => entry.set('at', [Number.NaN, 0])],
    ['bytes', (entry) => entry.set('future', new Uint8Array([1, 2]))],
    ['a key that JavaScript keeps for itself', (entry) => entry.set('__proto__', { kind: 'event' })],
    ['a list without end', (entry) => entry.set('future', nested(500))],
    ['no text', (entry) => entry.delete('text')],
  ];

  it.each(lies)('[DOC6] leaves out an entry with %s, reports it and keeps the others', (_, lie) => {
    const doc = documentOf(orders);
    lie(doc.getMap('elements').get('placed') as Y.Map<unknown>);
    const { model, findings } = readModel(doc);
    expect(Object.keys(model.elements)).toEqual(['place']);
    expect(new Set(findings.map(({ subject }) => subject))).toEqual(
      new Set([{ section: 'elements', id: 'placed' }]),
    );
    expect(readEntry(doc, 'elements', 'placed')).toBeUndefined();
  });

  it('[DOC6] survives entries and heads that are anything at all', () => {
    const doc = documentOf(orders);
    doc.getMap('elements').set('text', 'no entry');
    doc.getMap('elements').set('no id!', new Y.Map());
    doc.getMap('terms').set('null', null);
    doc.getMap('board').set('name', 7);
    doc.getMap('board').set('contexts', { fake: { name: 'Fake' } });
    const { model, findings } = readModel(doc);
    expect(model).toEqual({
      ...orders,
      name: '',
      unread: [
        { path: ['contexts'], value: { fake: { name: 'Fake' } } },
        { path: ['elements', 'no id!'], value: {} },
        { path: ['elements', 'text'], value: 'no entry' },
        { path: ['name'], value: 7 },
        { path: ['terms', 'null'], value: null },
      ],
    });
    expect(findings.map(({ rule, path }) => [rule, ...path])).toEqual([
      ['head-not-valid', 'name'],
      ['section-not-valid', 'contexts'],
      ['id-not-valid', 'elements', 'no id!'],
      ['entry-not-valid', 'elements', 'text'],
      ['entry-not-valid', 'terms', 'null'],
    ]);
  });

  it('[DOC6] takes a key of the head that poses as a section for none, and keeps it', () => {
    const doc = documentOf(orders);
    const elements = { fake: { kind: 'event', text: 'Fake', at: [0, 0] } };
    doc.getMap('board').set('elements', elements);
    expect(readHead(doc)).toEqual({
      model: { ...createModel(toId('shop'), 'Shop'), unread: [{ path: ['elements'], value: elements }] },
      findings: [expect.objectContaining({ rule: 'section-not-valid', path: ['elements'] })],
    });
  });

  it('[DOC7] reads a document that nobody has touched as an empty board', () => {
    const doc = new Y.Doc();
    expect(readModel(doc)).toEqual({ model: createModel(toId('board'), ''), findings: [] });
    expect(isEmptyBoard(doc)).toBe(true);
    expect(isEmptyBoard(documentOf(createModel(toId('shop'), 'Shop')))).toBe(true);
    expect(isEmptyBoard(documentOf(orders))).toBe(false);
  });

  it('[DOC8] gives the entries in the order of their ids', () => {
    const doc = new Y.Doc();
    for (const id of ['b', 'c', 'a']) {
      setEntry(doc, 'contexts', id, { name: id });
    }
    expect(Object.keys(readModel(doc).model.contexts)).toEqual(['a', 'b', 'c']);
  });
});

describe('writing a model into a document', () => {
  it('[DOC10] touches nothing that says the same already', () => {
    const doc = documentOf(orders);
    const before = Y.encodeStateVector(doc);
    writeModel(editorOf(doc), orders);
    expect(Y.encodeStateVector(doc)).toEqual(before);
  });

  it('[DOC10] replaces what differs and leaves what the model does not have', () => {
    const doc = documentOf(orders);
    const renamed = parseModel({ id: 'shop', name: 'Shop', terms: { order: { name: 'Purchase' } } }).model;
    writeModel(editorOf(doc), renamed);
    expect(readModel(doc).model).toEqual({ ...orders, terms: { order: { name: 'Purchase' } } });
  });

  it('[DOC11] has one of each entry after two people fill one empty board', () => {
    fc.assert(
      fc.property(arbitraryModel(), (model) => {
        const [anna, ben] = [documentOf(model), documentOf(model)];
        exchange(anna, ben);
        expect(readModel(anna)).toEqual({ model, findings: findUnread(model) });
        expect(readModel(ben)).toEqual({ model, findings: findUnread(model) });
      }),
      { numRuns: 50 },
    );
  });

  it('[DOC12] converges when two documents are filled in another order', () => {
    fc.assert(
      fc.property(arbitraryModel(), arbitraryModel(), (one, other) => {
        const [anna, ben] = [new Y.Doc(), new Y.Doc()];
        writeModel(editorOf(anna), one);
        writeModel(editorOf(ben), other);
        exchange(anna, ben);
        writeModel(editorOf(anna), other);
        writeModel(editorOf(ben), one);
        exchange(anna, ben);
        expect(readModel(anna).findings).toEqual([]);
        expect(readModel(ben)).toEqual(readModel(anna));
      }),
      { numRuns: 50 },
    );
  });

  it('[DOC14] grows by at most 10 kB in ten minutes of dragging ten stickies', () => {
    const ids = Array.from({ length: 10 }, (_, index) => `sticky-${index}`);
    const elements = Object.fromEntries(
      ids.map((id) => [id, { kind: 'event', text: 'Order Placed', at: [0, 0] }]),
    );
    const window = documentOf(parseModel({ id: 'b', name: 'B', elements }).model);
    const room = copyDocument(window);
    window.on('update', (update) => Y.applyUpdate(room, update));
    const editor = editorOf(window);
    const undo = createUndo(editor);
    const before = Y.encodeStateAsUpdate(room).byteLength;
    for (let drop = 1; drop <= 60; drop += 1) {
      for (const [index, id] of ids.entries()) {
        undo.stopCapturing();
        moveElements(editor, { [toId<'element'>(id)]: [drop * 13 + index, drop * 7 - index] });
      }
    }
    expect(readEntry(room, 'elements', 'sticky-9')?.at).toEqual([60 * 13 + 9, 60 * 7 - 9]);
    expect(undo.undoStack).toHaveLength(600);
    expect(Y.encodeStateAsUpdate(room).byteLength - before).toBeLessThanOrEqual(10_000);
  });
});

describe('the specification of the document', () => {
  it('is proven by tests, number by number', () => {
    const folders = ['tests/models/document', 'tests/models/edits'];
    expect(compareSpecCitations('models/document/SPEC.md', folders, 'DOC')).toEqual({
      unproven: [],
      unknown: [],
    });
  });
});

function nested(depth: number): Y.Array<unknown> {
  let list = new Y.Array<unknown>();
  for (let level = 0; level < depth; level += 1) {
    const outer = new Y.Array<unknown>();
    outer.push([list]);
    list = outer;
  }
  return list;
}
