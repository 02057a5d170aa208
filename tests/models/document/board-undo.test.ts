import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { findSharedText, readEntry, readModel, writeModel } from '#models/document/board-document.ts';
import { createUndo } from '#models/document/board-undo.ts';
import { addElements } from '#models/edits/add-elements.ts';
import { addEntry } from '#models/edits/add-entry.ts';
import { moveElements } from '#models/edits/move-elements.ts';
import { removeElements } from '#models/edits/remove-elements.ts';
import { setElementText } from '#models/edits/set-element-text.ts';
import { updateDesign } from '#models/edits/update-design.ts';
import { updateEntry } from '#models/edits/update-entry.ts';
import { toId } from '#models/metamodel/ids.ts';
import type { BoardElement } from '#models/metamodel/model.ts';
import { parseModel } from '#models/metamodel/parse-model.ts';
import { editorOf, exchange } from '#tests/support/shared-documents.ts';

const sticky = toId<'element'>('sticky');
const orderPlaced: BoardElement = { kind: 'event', text: 'Order Placed', at: [10, 20] };

/** Two people on one empty board, Anna with undo. */
function session() {
  const [anna, ben] = [editorOf(new Y.Doc()), editorOf(new Y.Doc())];
  const undo = createUndo(anna);
  return { anna, ben, undo, meet: () => exchange(anna.doc, ben.doc) };
}

const stickyOf = (doc: Y.Doc) => readEntry(doc, 'elements', sticky);

describe('undo of one person', () => {
  it('[DOC16] takes back and brings again what she did', () => {
    const { anna, undo } = session();
    addElements(anna, { [sticky]: orderPlaced });
    undo.undo();
    expect(stickyOf(anna.doc)).toBeUndefined();
    undo.redo();
    expect(stickyOf(anna.doc)).toEqual(orderPlaced);
  });

  it('[DOC16] has nothing to take back where only others worked', () => {
    const { anna, ben, undo, meet } = session();
    addElements(ben, { [sticky]: orderPlaced });
    meet();
    writeModel({ doc: anna.doc, origin: 'file' }, parseModel({ id: 'b', name: 'From a file' }).model);
    expect(undo.undo()).toBeNull();
    expect(stickyOf(anna.doc)).toEqual(orderPlaced);
    expect(readModel(anna.doc).model.name).toBe('From a file');
  });

  it('[DOC17] takes back a gesture as one step', () => {
    const { anna, undo } = session();
    const other = toId<'element'>('other');
    addElements(anna, { [sticky]: orderPlaced, [other]: orderPlaced });
    undo.stopCapturing();
    moveElements(anna, { [sticky]: [100, 100], [other]: [200, 200] });
    setElementText(anna, sticky, 'Order Was Placed');
    undo.undo();
    expect(readModel(anna.doc).model.elements).toEqual({ [sticky]: orderPlaced, [other]: orderPlaced });
    undo.undo();
    expect(readModel(anna.doc).model.elements).toEqual({});
  });

  it.each<readonly [string, (ben: ReturnType<typeof editorOf>) => void]>([
    ['its text', (ben) => findSharedText(ben.doc, 'elements', sticky, 'text')?.insert(0, 'Big ')],
    ['its place', (ben) => moveElements(ben, { [sticky]: [500, 500] })],
    ['its description', (ben) => updateEntry(ben, 'elements', sticky, { description: 'Said Ben' })],
    ['its design', (ben) => updateDesign<'event'>(ben, sticky, { payload: [] })],
  ])('[DOC18] leaves a sticky standing, whole, when another person has changed %s', (_, change) => {
    const { anna, ben, undo, meet } = session();
    addElements(anna, { [sticky]: orderPlaced });
    meet();
    change(ben);
    meet();
    const after = stickyOf(ben.doc);
    expect(after).not.toEqual(orderPlaced);
    undo.undo();
    meet();
    expect(stickyOf(anna.doc)).toEqual(after);
    expect(stickyOf(ben.doc)).toEqual(after);
  });

  it('[DOC18] takes the untouched stickies of a paste back and leaves the one that another person changed', () => {
    const { anna, ben, undo, meet } = session();
    const other = toId<'element'>('other');
    addElements(anna, { [sticky]: orderPlaced, [other]: orderPlaced });
    meet();
    moveElements(ben, { [sticky]: [7, 7] });
    meet();
    undo.undo();
    expect(readModel(anna.doc).model.elements).toEqual({ [sticky]: { ...orderPlaced, at: [7, 7] } });
  });

  it('[DOC18] leaves a sticky that came back by undo and was then changed by another person', () => {
    const { anna, ben, undo, meet } = session();
    addElements(anna, { [sticky]: orderPlaced });
    undo.stopCapturing();
    removeElements(anna, [sticky]);
    undo.undo();
    meet();
    setElementText(ben, sticky, 'Order Placed At Last');
    meet();
    undo.undo();
    expect(stickyOf(anna.doc)).toEqual({ ...orderPlaced, text: 'Order Placed At Last' });
  });

  it('[DOC18] leaves a sticky that redo would remove after another person has changed it', () => {
    const { anna, ben, undo, meet } = session();
    addElements(ben, { [sticky]: orderPlaced });
    meet();
    removeElements(anna, [sticky]);
    undo.undo();
    meet();
    moveElements(ben, { [sticky]: [9, 9] });
    meet();
    undo.redo();
    meet();
    expect(stickyOf(ben.doc)).toEqual({ ...orderPlaced, at: [9, 9] });
  });

  it('[DOC18] holds for terms as for stickies', () => {
    const { anna, ben, undo, meet } = session();
    addEntry(anna, 'terms', 'order', { name: 'Order' });
    meet();
    findSharedText(ben.doc, 'terms', 'order', 'definition')?.insert(0, 'What is bought');
    meet();
    undo.undo();
    expect(readEntry(anna.doc, 'terms', 'order')).toEqual({ name: 'Order', definition: 'What is bought' });
  });

  it('[DOC19] leaves the place that another person gave a sticky after hers', () => {
    const { anna, ben, undo, meet } = session();
    addElements(ben, { [sticky]: orderPlaced });
    meet();
    moveElements(anna, { [sticky]: [100, 100] });
    meet();
    moveElements(ben, { [sticky]: [300, 300] });
    meet();
    undo.undo();
    meet();
    expect(stickyOf(anna.doc)?.at).toEqual([300, 300]);
    expect(stickyOf(ben.doc)?.at).toEqual([300, 300]);
  });

  it('[DOC19] takes her letters out of a text and leaves those of another person', () => {
    const { anna, ben, undo, meet } = session();
    addElements(ben, { [sticky]: { ...orderPlaced, text: '' } });
    meet();
    setElementText(anna, sticky, 'Order');
    meet();
    findSharedText(ben.doc, 'elements', sticky, 'text')?.insert(5, ' Placed');
    meet();
    undo.undo();
    expect(stickyOf(anna.doc)?.text).toBe(' Placed');
  });

  it('[DOC20] brings removed stickies back with their relations', () => {
    const { anna, ben, undo, meet } = session();
    const model = parseModel({
      id: 'b',
      name: 'B',
      elements: {
        sticky: { ...orderPlaced, description: 'Said Ben', design: { payload: [] } },
        policy: { kind: 'policy', text: 'Whenever', at: [300, 20] },
      },
      relations: { triggers: { type: 'triggers', from: 'sticky', to: 'policy' } },
    }).model;
    writeModel(ben, model);
    meet();
    removeElements(anna, [sticky]);
    expect(readModel(anna.doc).model.relations).toEqual({});
    undo.undo();
    meet();
    expect(readModel(anna.doc).model).toEqual(model);
    expect(readModel(ben.doc).model).toEqual(model);
  });

  it('[DOC20] brings a sticky back whole that another person has moved while it was gone', () => {
    const { anna, ben, undo, meet } = session();
    addElements(ben, { [sticky]: orderPlaced });
    meet();
    removeElements(anna, [sticky]);
    moveElements(ben, { [sticky]: [300, 300] });
    meet();
    undo.undo();
    meet();
    expect(stickyOf(anna.doc)).toEqual(orderPlaced);
    expect(stickyOf(ben.doc)).toEqual(orderPlaced);
    undo.redo();
    expect(stickyOf(anna.doc)).toBeUndefined();
    undo.undo();
    expect(stickyOf(anna.doc)).toEqual(orderPlaced);
  });

  it('[DOC19] gives a sticky that two people moved at once its former place when the one who won takes hers back', () => {
    const { anna, ben, undo, meet } = session();
    // Of two values that are written at once the one of the higher client id stays.
    [anna.doc.clientID, ben.doc.clientID] = [2, 1];
    addElements(ben, { [sticky]: orderPlaced });
    meet();
    moveElements(anna, { [sticky]: [100, 100] });
    moveElements(ben, { [sticky]: [300, 300] });
    meet();
    expect(stickyOf(ben.doc)?.at).toEqual([100, 100]);
    undo.undo();
    meet();
    expect(stickyOf(anna.doc)).toEqual(orderPlaced);
    expect(stickyOf(ben.doc)).toEqual(orderPlaced);
  });

  it('[DOC22] drops a step that others have overwritten and leaves the one before it for the next call', () => {
    const { anna, ben, undo, meet } = session();
    const far = toId<'element'>('far');
    addElements(anna, { [far]: orderPlaced });
    undo.stopCapturing();
    addElements(anna, { [sticky]: orderPlaced });
    meet();
    moveElements(ben, { [sticky]: [300, 300] });
    meet();
    const heard: boolean[] = [];
    undo.on('stack-item-popped', () => heard.push(undo.canUndo()));
    expect(undo.undo()).toBeNull();
    expect(readModel(anna.doc).model.elements).toEqual({
      [far]: orderPlaced,
      [sticky]: { ...orderPlaced, at: [300, 300] },
    });
    expect(undo.canRedo()).toBe(false);
    expect(undo.undo()).not.toBeNull();
    expect(stickyOf(anna.doc)?.at).toEqual([300, 300]);
    expect(readEntry(anna.doc, 'elements', far)).toBeUndefined();
    expect(heard).toEqual([true, false]);
  });

  it('[DOC22] drops a step to do again that others have overwritten and leaves the one after it', () => {
    const { anna, ben, undo, meet } = session();
    addElements(anna, { [sticky]: orderPlaced });
    undo.stopCapturing();
    moveElements(anna, { [sticky]: [100, 100] });
    undo.stopCapturing();
    setElementText(anna, sticky, 'Order Was Placed');
    undo.undo();
    undo.undo();
    meet();
    moveElements(ben, { [sticky]: [300, 300] });
    meet();
    expect(undo.redo()).toBeNull();
    expect(stickyOf(anna.doc)).toEqual({ ...orderPlaced, at: [300, 300] });
    undo.redo();
    expect(stickyOf(anna.doc)).toEqual({ ...orderPlaced, text: 'Order Was Placed', at: [300, 300] });
  });
});
