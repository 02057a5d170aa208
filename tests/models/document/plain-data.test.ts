import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { findSharedText, readEntry, readText, SHARED_TEXTS } from '#models/document/board-document.ts';
import { createUndo } from '#models/document/board-undo.ts';
import { moveElements } from '#models/edits/move-elements.ts';
import { setSharedText } from '#models/edits/set-shared-text.ts';
import { updateDesign } from '#models/edits/update-design.ts';
import { type ElementId, toId } from '#models/metamodel/ids.ts';
import type { Section } from '#models/metamodel/model.ts';
import { ONE_ENTRY } from '#tests/support/model-difference.ts';
import { copyDocument, editorOf, exchange } from '#tests/support/shared-documents.ts';

const sticky = toId<'element'>('one');
const text = { section: 'elements', id: 'one', property: 'text' } as const;
const places = (Object.keys(SHARED_TEXTS) as Section[]).flatMap((section) =>
  SHARED_TEXTS[section].map((property) => ({ section, id: 'one', property })),
);

/** A document in which a script has put an entry: its properties in a map, or all of it as plain data. */
function scripted(section: Section, entry: object, form: 'map' | 'plain' = 'map'): Y.Doc {
  const doc = new Y.Doc();
  doc.getMap(section).set('one', form === 'map' ? new Y.Map(Object.entries(entry)) : entry);
  return doc;
}

const placed = (form: 'map' | 'plain' = 'map') =>
  scripted('elements', { ...ONE_ENTRY.elements, text: 'Order' }, form);

function twoWindows(script: Y.Doc): readonly [Y.Doc, Y.Doc] {
  return [copyDocument(script), copyDocument(script)];
}

describe('what a script wrote as plain data', () => {
  it.each(places)('[DOC27] is read and edited like a shared text: $property of $section', (place) => {
    const entry = { ...Object(ONE_ENTRY[place.section]), [place.property]: 'Order Placed' };
    for (const form of ['map', 'plain'] as const) {
      const doc = scripted(place.section, entry, form);
      expect(readText(doc, place.section, place.id, place.property)).toBe('Order Placed');

      setSharedText(editorOf(doc), place, 'Order Placed!', 13);

      const shared = findSharedText(doc, place.section, place.id, place.property);
      expect(shared?.toString()).toBe('Order Placed!');
      expect(readEntry(doc, place.section, place.id)).toEqual({
        ...entry,
        [place.property]: 'Order Placed!',
      });
    }
  });

  it.each(places)('[DOC27] keeps the words of two who begin at once: $property of $section', (place) => {
    for (const form of ['map', 'plain'] as const) {
      for (const said of ['Order', undefined]) {
        const entry = { ...Object(ONE_ENTRY[place.section]), [place.property]: said };
        if (said === undefined) delete entry[place.property];
        const [anna, ben] = twoWindows(scripted(place.section, entry, form));

        setSharedText(editorOf(anna), place, `${said ?? ''} Placed`);
        setSharedText(editorOf(ben), place, `Big ${said ?? ''}`);
        exchange(anna, ben);

        const read = readText(anna, place.section, place.id, place.property);
        expect(readText(ben, place.section, place.id, place.property)).toBe(read);
        if (said !== undefined) expect(read).toBe('Big Order Placed');
        else expect(['Big  Placed', ' PlacedBig ']).toContain(read);
      }
    }
  });

  it('[DOC27] keeps what one moves and another writes at once on an entry that is plain as a whole', () => {
    const [anna, ben] = twoWindows(placed('plain'));

    moveElements(editorOf(anna), { [sticky]: [7, 7] } as Record<ElementId, [number, number]>);
    setSharedText(editorOf(ben), text, 'Order Placed');
    exchange(anna, ben);

    const expected = { ...ONE_ENTRY.elements, text: 'Order Placed', at: [7, 7] };
    expect(readEntry(anna, 'elements', 'one')).toEqual(expected);
    expect(readEntry(ben, 'elements', 'one')).toEqual(expected);
  });

  it('[DOC27] keeps what two write at once into a design', () => {
    const entry = { kind: 'aggregate', text: 'Order', at: [0, 0], design: { singular: 'order' } };
    const [anna, ben] = twoWindows(scripted('elements', entry));

    updateDesign<'aggregate'>(editorOf(anna), sticky, { fields: [] });
    updateDesign<'aggregate'>(editorOf(ben), sticky, { keys: [] });
    exchange(anna, ben);

    const expected = { ...entry, design: { singular: 'order', fields: [], keys: [] } };
    expect(readEntry(anna, 'elements', 'one')).toEqual(expected);
    expect(readEntry(ben, 'elements', 'one')).toEqual(expected);
  });

  it('[DOC27] lets the script win that writes the text anew while somebody types in the old one', () => {
    const script = placed();
    const anna = copyDocument(script);
    const others = (doc: Y.Doc) => (doc.getMap('elements').get('one') as Y.Map<unknown>).get('text');
    script.clientID = 0xffff_ffff;

    setSharedText(editorOf(anna), text, 'Order Placed');
    (script.getMap('elements').get('one') as Y.Map<unknown>).set('text', 'Order Paid');
    exchange(script, anna);

    expect([others(script), others(anna)].map(String)).toEqual(['Order Paid', 'Order Paid']);
  });

  it('[DOC27] stays shared when the first edit is undone, with the words of others', () => {
    const [anna, ben] = twoWindows(placed());
    const editor = editorOf(anna);
    const undo = createUndo(editor);

    setSharedText(editor, text, 'Order Placed');
    exchange(anna, ben);
    setSharedText(editorOf(ben), text, 'Big Order Placed');
    exchange(anna, ben);
    undo.undo();
    exchange(anna, ben);

    expect([anna, ben].map((doc) => readText(doc, 'elements', 'one', 'text'))).toEqual([
      'Big Order',
      'Big Order',
    ]);
    undo.redo();
    expect(readText(anna, 'elements', 'one', 'text')).toBe('Big Order Placed');
  });
});
