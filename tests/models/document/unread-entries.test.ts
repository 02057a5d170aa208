import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readModel, writeModel } from '#models/document/board-document.ts';
import { createUndo } from '#models/document/board-undo.ts';
import { type EntryChange, observeEntries } from '#models/document/observe-entries.ts';
import { placeModel } from '#models/document/place-model.ts';
import { replaceModel } from '#models/document/replace-model.ts';
import { moveElements } from '#models/edits/move-elements.ts';
import { removeElements } from '#models/edits/remove-elements.ts';
import { setElementText } from '#models/edits/set-element-text.ts';
import { setLegend } from '#models/edits/set-legend.ts';
import { openBoardFile, printBoardFile, readBoardFile } from '#models/metamodel/board-file.ts';
import { toId } from '#models/metamodel/ids.ts';
import type { Model } from '#models/metamodel/model.ts';
import { findUnread, parseModel } from '#models/metamodel/parse-model.ts';
import { arbitraryModel } from '#tests/support/arbitrary-model.ts';
import { copyDocument, editorOf, exchange } from '#tests/support/shared-documents.ts';

const placed = toId<'element'>('placed');
const { model: shop } = parseModel({
  id: 'shop',
  name: 'Shop',
  elements: {
    placed: { kind: 'event', text: 'Order Placed', at: [0, 0] },
    paid: { kind: 'event', text: 'Order Paid', at: [200, 0] },
  },
  terms: { order: { name: 'Order' } },
});

const sharedMap = (properties: object) => new Y.Map(Object.entries(properties));

/** What a newer version and careless scripts leave on a board, and under which rule each is reported. */
const strange: readonly (readonly [name: string, write: (doc: Y.Doc) => void, found: string])[] = [
  [
    'an element of an unknown kind',
    (doc) =>
      doc.getMap('elements').set(
        'timer',
        sharedMap({
          kind: 'timer',
          text: new Y.Text('Every day'),
          at: [9, 9],
          design: sharedMap({ each: 'P1D' }),
        }),
      ),
    'unknown-kind elements.timer.kind',
  ],
  [
    'an element without a kind',
    (doc) => doc.getMap('elements').set('kindless', sharedMap({ text: 'No kind', at: [0, 0] })),
    'unknown-kind elements.kindless.kind',
  ],
  [
    'an element without a text',
    (doc) => doc.getMap('elements').set('wordless', sharedMap({ kind: 'event', at: [0, 0] })),
    'entry-not-valid elements.wordless.text',
  ],
  [
    'a text that is a number',
    (doc) => doc.getMap('elements').set('number', sharedMap({ kind: 'event', text: 7, at: [0, 0] })),
    'entry-not-valid elements.number.text',
  ],
  [
    'a place that is no number',
    (doc) =>
      doc.getMap('elements').set('nowhere', sharedMap({ kind: 'event', text: 'A', at: [Number.NaN, 0] })),
    'entry-not-valid elements.nowhere.at.0',
  ],
  [
    'bytes',
    (doc) =>
      doc
        .getMap('elements')
        .set('bytes', sharedMap({ kind: 'event', text: new Uint8Array([1]), at: [0, 0] })),
    'entry-not-valid elements.bytes.text',
  ],
  [
    'rich text where a text should be',
    (doc) =>
      doc
        .getMap('elements')
        .set('rich', sharedMap({ kind: 'event', text: new Y.XmlElement('p'), at: [0, 0] })),
    'entry-not-valid elements.rich.text',
  ],
  [
    'an entry that is a text',
    (doc) => doc.getMap('terms').set('word', 'a word'),
    'entry-not-valid terms.word',
  ],
  [
    'an entry that is null',
    (doc) => doc.getMap('contexts').set('null', null),
    'entry-not-valid contexts.null',
  ],
  [
    'an id that cannot be one',
    (doc) => doc.getMap('values').set('no id!', sharedMap({ name: 'Money', fields: [] })),
    'id-not-valid values.no id!',
  ],
  [
    'a relation of an unknown type',
    (doc) => doc.getMap('relations').set('loves', { type: 'loves', from: 'placed', to: 'paid' }),
    'entry-not-valid relations.loves.type',
  ],
  [
    'a relationship without an end',
    (doc) => doc.getMap('relationships').set('half', sharedMap({ type: 'partnership', upstream: 'a' })),
    'entry-not-valid relationships.half.downstream',
  ],
  [
    'a scenario without an end',
    (doc) => doc.getMap('scenarios').set('open', sharedMap({ name: 'Open', command: 'place' })),
    'entry-not-valid scenarios.open.then',
  ],
  [
    'a journey of unknown steps',
    (doc) => doc.getMap('journeys').set('fly', sharedMap({ name: 'Fly', steps: [{ fly: 'far' }] })),
    'entry-not-valid journeys.fly.steps.0.command',
  ],
  ['an id of the board that cannot be one', (doc) => doc.getMap('board').set('id', 7), 'head-not-valid id'],
  ['a purpose that is a number', (doc) => doc.getMap('board').set('purpose', 7), 'head-not-valid purpose'],
  [
    'a legend of an unknown kind',
    (doc) => doc.getMap('board').set('legend', { timer: 'Clock' }),
    'head-not-valid legend',
  ],
  [
    'a section among the properties of the board',
    (doc) => doc.getMap('board').set('terms', { cart: { name: 'Cart' } }),
    'section-not-valid terms',
  ],
  [
    'a section that is a list',
    (doc) => doc.getArray('contexts').push([{ name: 'Orders' }]),
    'section-not-valid contexts',
  ],
];

/** Scripts come and go: each has its own document, in which no name has a type yet. */
function writeElsewhere(doc: Y.Doc, write: (doc: Y.Doc) => void): void {
  const own = new Y.Doc();
  write(own);
  exchange(own, doc);
}

/** A board with everything strange, as two people have it: one who wrote it and one who edits the rest. */
function strangeBoard(): { readonly script: Y.Doc; readonly ada: Y.Doc } {
  const script = new Y.Doc();
  const ada = new Y.Doc();
  // Of two who write one key at the same time, the higher id wins: the script.
  ada.clientID = 1;
  writeModel(editorOf(ada), shop);
  for (const [, write] of strange) writeElsewhere(script, write);
  exchange(script, ada);
  return { script, ada };
}

const places = (findings: ReturnType<typeof findUnread>) =>
  findings.map(({ rule, path }) => `${rule} ${path.join('.')}`);

describe('what a newer version or a script wrote', () => {
  it('[DOC26] is found with its place, and the rest is read', () => {
    const { ada } = strangeBoard();
    const { model, findings } = readModel(ada);
    const { unread, ...rest } = model;

    expect(rest).toEqual({ ...shop, id: 'board' });
    expect(unread).toHaveLength(strange.length);
    expect(places(findings)).toEqual(expect.arrayContaining(strange.map(([, , found]) => found)));
    expect(new Set(findings.map(({ path }) => path.slice(0, 2).join('.'))).size).toBe(strange.length);
  });

  it('[DOC26] is found in the model too, for whoever has nothing but that', () => {
    const { ada } = strangeBoard();
    const { model } = readModel(ada);
    const entries = (findings: ReturnType<typeof findUnread>) =>
      places(findings).map((place) => place.split('.').slice(0, 2).join('.'));

    expect(new Set(entries(findUnread(model)))).toEqual(new Set(entries(readModel(ada).findings)));
  });

  it('[DOC26] stays as it is while others edit the rest', () => {
    const { script, ada } = strangeBoard();
    const before = readModel(ada).model.unread;

    setElementText(editorOf(ada), placed, 'Order Was Placed');
    moveElements(editorOf(ada), { [placed]: [5, 5] });
    removeElements(editorOf(ada), [toId<'element'>('paid')]);
    exchange(script, ada);

    expect(readModel(script).model.unread).toEqual(before);
    expect(Object.keys(readModel(script).model.elements)).toEqual(['placed']);
    expect((script.getMap('elements').get('timer') as Y.Map<unknown>).get('text')).toBeInstanceOf(Y.Text);
  });

  it.each(strange)('[DOC26] survives being saved and opened again: %s', (_, write) => {
    const doc = new Y.Doc();
    doc.clientID = 1;
    writeModel(editorOf(doc), shop);
    writeElsewhere(doc, write);
    const saved = printBoardFile(readModel(copyDocument(doc)).model);

    const opened = openBoardFile(saved);
    if (!opened.ok) throw new Error(opened.error.message);
    expect(opened.value.model).toEqual(readModel(copyDocument(doc)).model);

    const again = new Y.Doc();
    expect(placeModel(editorOf(again), opened.value.model)).toBe('seeded');
    expect(readModel(copyDocument(again)).model).toEqual(opened.value.model);
    expect(printBoardFile(readModel(copyDocument(again)).model)).toBe(saved);
    expect(placeModel(editorOf(copyDocument(doc)), opened.value.model)).toBe('same');
  });

  it('[DOC26] survives all together, and a strict reader says where each stands', () => {
    const { ada } = strangeBoard();
    const { model } = readModel(ada);
    const saved = printBoardFile(model);

    expect(openBoardFile(saved)).toMatchObject({ ok: true, value: { model } });
    const refused = readBoardFile(saved);
    if (refused.ok || refused.error.code !== 'damaged') throw new Error('It is damaged.');
    expect(refused.error.findings).toEqual(expect.arrayContaining([...findUnread(model)]));
  });

  it('[DOC26] keeps the sections of a newer version', () => {
    const newer = new Y.Doc();
    newer.getMap('votes').set('first', sharedMap({ topic: 'Name it', for: 3 }));
    newer.getArray('queue').push(['ada', 'ben']);
    newer.getText('notes').insert(0, 'All of it');
    const ada = new Y.Doc();
    writeModel(editorOf(ada), shop);
    exchange(newer, ada);

    const { model, findings } = readModel(ada);

    expect(findings).toMatchObject([{ rule: 'unknown-section', severity: 'warning', path: ['votes'] }]);
    expect(model).toEqual({
      ...shop,
      queue: ['ada', 'ben'],
      notes: 'All of it',
      unread: [{ path: ['votes'], value: { first: { topic: 'Name it', for: 3 } } }],
    });
    expect(findUnread(model)).toEqual(findings);
    expect(openBoardFile(printBoardFile(model))).toMatchObject({ ok: true, value: { model } });
  });

  it('[DOC28] writes a section of a newer version where that version looks for it, and replaces nothing there', () => {
    const { model } = parseModel({
      ...shop,
      votes: { first: { topic: 'Name it' }, second: { topic: 'Split it' } },
    });
    const newer = new Y.Doc();
    newer.getMap('votes').set('third', sharedMap({ topic: 'Merge it' }));
    const ada = new Y.Doc();
    exchange(newer, ada);
    writeModel(editorOf(ada), model);
    exchange(newer, ada);

    expect(newer.getMap('votes').toJSON()).toEqual({
      first: { topic: 'Name it' },
      second: { topic: 'Split it' },
      third: { topic: 'Merge it' },
    });
    expect([...newer.getMap('board').keys()].sort()).toEqual(['id', 'name']);
    // Where a list of that name stands, the section goes among the properties of the board.
    const listed = new Y.Doc();
    listed.getArray('votes').push(['yes']);
    writeModel(editorOf(listed), model);
    expect(readModel(listed).model.unread).toEqual(model.unread);
    expect(listed.getArray('votes').toJSON()).toEqual(['yes']);
  });

  it('[DOC28] tells a watcher of a section that only a newer version knows', () => {
    const newer = new Y.Doc();
    newer.getMap('votes').set('first', sharedMap({ topic: 'Name it' }));
    const ada = new Y.Doc();
    writeModel(editorOf(ada), shop);
    const seen: (readonly EntryChange[])[] = [];
    observeEntries(ada, (changes) => seen.push(changes));
    exchange(newer, ada);
    (newer.getMap('votes').get('first') as Y.Map<unknown>).set('topic', 'Rename it');
    exchange(newer, ada);

    expect(seen).toEqual([[{ section: 'board', id: 'votes' }], [{ section: 'board', id: 'votes' }]]);
  });

  it('[DOC28] takes a board on which only a section of a newer version stands for no empty one', () => {
    const doc = new Y.Doc();
    doc.getMap('votes').set('first', sharedMap({ topic: 'Name it' }));

    expect(placeModel(editorOf(doc), shop)).toBe('kept');
    expect(readModel(doc).model.elements).toEqual({});
  });

  it('[DOC26] stays beside a legend that takes its place, and comes back when that is undone', () => {
    const doc = new Y.Doc();
    writeModel(editorOf(doc), shop);
    doc.getMap('board').set('legend', { timer: 'Clock' });
    const before = readModel(doc).model;
    const editor = editorOf(doc);
    const undo = createUndo(editor);

    setLegend(editor, 'policy', undefined);
    expect(readModel(doc).model).toEqual(before);

    setLegend(editor, 'policy', 'Procedure');
    setLegend(editor, 'event', 'Fact');
    const { model, findings } = readModel(doc);
    expect(model.legend).toEqual({ policy: 'Procedure', event: 'Fact' });
    expect(model.unread).toEqual([{ path: ['legend'], value: { timer: 'Clock' } }]);
    expect(places(findings)).toEqual(['head-not-valid legend']);
    expect(openBoardFile(printBoardFile(model))).toMatchObject({ ok: true, value: { model } });

    undo.undo();
    expect(readModel(doc).model).toEqual(before);
  });

  it('[DOC26] stays beside a legend that takes its place, whatever was kept before', () => {
    for (const kept of [7, [{ path: ['terms'], value: ['Cart'] }]]) {
      const doc = new Y.Doc();
      doc.getMap('board').set('legend', { timer: 'Clock' });
      doc.getMap('board').set('unread', kept);
      setLegend(editorOf(doc), 'policy', 'Procedure');

      const { unread = [], legend } = readModel(doc).model;
      expect(legend).toEqual({ policy: 'Procedure' });
      expect(unread).toHaveLength(2);
      expect(unread).toContainEqual({ path: ['legend'], value: { timer: 'Clock' } });
    }
  });

  it('[DOC29] goes with the rest when another board takes its place', () => {
    const { ada } = strangeBoard();
    ada.getMap('votes').set('first', { topic: 'Name it' });
    replaceModel(editorOf(ada), shop);

    expect(readModel(ada)).toEqual({ model: shop, findings: [] });
    expect(readModel(copyDocument(ada))).toEqual({ model: shop, findings: [] });
  });

  it('[DOC29] comes with the board that takes the place of another', () => {
    const { ada } = strangeBoard();
    ada.getMap('votes').set('first', { topic: 'Name it' });
    const { model } = readModel(copyDocument(ada));
    const other = new Y.Doc();
    other.getMap('votes').set('second', { topic: 'Split it' });
    other.getMap('board').set('votes', { third: { topic: 'Merge it' } });
    replaceModel(editorOf(other), model);
    replaceModel(editorOf(other), shop);
    replaceModel(editorOf(other), model);

    expect(readModel(other).model).toEqual(model);
    const updates: Uint8Array[] = [];
    other.on('update', (update) => updates.push(update));
    replaceModel(editorOf(other), model);
    expect(updates).toEqual([]);
  });

  it('[DOC29] any board can take the place of any other', () => {
    fc.assert(
      fc.property(arbitraryModel({ maxElements: 3 }), arbitraryModel({ maxElements: 3 }), (one, other) => {
        const doc = new Y.Doc();
        writeModel(editorOf(doc), one);
        replaceModel(editorOf(doc), other);
        expect(readModel(copyDocument(doc)).model).toEqual(other);
      }),
      { numRuns: 60 },
    );
  });

  it('[DOC5] any board with any unread parts is the same after document and file', () => {
    const junk = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('__proto__'));
    const key = fc.constantFrom('terms', 'elements', 'relations', 'journeys');
    const parts = fc.array(fc.tuple(key, fc.stringMatching(/^[a-z ]{1,6}$/), junk), { maxLength: 5 });
    fc.assert(
      fc.property(arbitraryModel({ maxElements: 3 }), parts, (model, lies) => {
        const input: Record<string, Record<string, unknown>> = {};
        for (const [section, id, value] of lies) input[section] = { ...input[section], [`lie ${id}`]: value };
        const sections = Object.entries(input).map(([name, entries]) => [
          name,
          { ...entries, ...model[name as 'terms'] },
        ]);
        const { model: board } = parseModel({ ...model, ...Object.fromEntries(sections) });
        const doc = new Y.Doc();
        writeModel(editorOf(doc), board);
        const read: Model = readModel(copyDocument(doc)).model;

        expect(read).toEqual(board);
        expect(openBoardFile(printBoardFile(read))).toMatchObject({ ok: true, value: { model: board } });
      }),
      { numRuns: 60 },
    );
  });
});
