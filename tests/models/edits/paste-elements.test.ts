import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type Editor, readModel, writeModel } from '#models/document/board-document.ts';
import { addElements } from '#models/edits/add-elements.ts';
import { selectElements } from '#models/edits/element-selection.ts';
import { pasteElements } from '#models/edits/paste-elements.ts';
import type { ElementId } from '#models/metamodel/ids.ts';
import type { Model } from '#models/metamodel/model.ts';
import { arbitraryModel } from '#tests/support/arbitrary-model.ts';
import { countingIds, element, openShop, shop } from '#tests/support/edited-shop.ts';
import { editorOf } from '#tests/support/shared-documents.ts';

let editor: Editor;
const modelNow = (): Model => readModel(editor.doc).model;

beforeEach(() => {
  ({ editor } = openShop());
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
