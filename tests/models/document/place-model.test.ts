import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readModel, writeModel } from '#models/document/board-document.ts';
import { addModel, placeModel } from '#models/document/place-model.ts';
import { isEqualJson } from '#models/metamodel/json.ts';
import { type Model, SECTION_NAMES } from '#models/metamodel/model.ts';
import { arbitraryModel } from '#tests/support/arbitrary-model.ts';
import { oneDifference } from '#tests/support/model-difference.ts';
import { editorOf } from '#tests/support/shared-documents.ts';

function boardWith(model: Model): Y.Doc {
  const doc = new Y.Doc();
  writeModel(editorOf(doc), model);
  return doc;
}

describe('offering a model to a board', () => {
  it('[DOC23] fills an empty board with it', () => {
    fc.assert(
      fc.property(arbitraryModel({ maxElements: 3 }), (model) => {
        const doc = new Y.Doc();
        doc.getMap('board').set('name', 'Only named');

        const isEmpty = SECTION_NAMES.every((section) => Object.keys(model[section]).length === 0);

        expect(placeModel(editorOf(doc), model)).toBe('seeded');
        expect(readModel(doc).model).toEqual(model);
        expect(placeModel(editorOf(doc), model)).toBe(isEmpty ? 'seeded' : 'same');
      }),
      { numRuns: 50 },
    );
  });

  it('[DOC23] leaves a board alone on which something else stands, wherever the two differ', () => {
    fc.assert(
      fc.property(arbitraryModel({ maxElements: 3 }).chain(oneDifference), ({ before, after }) => {
        const doc = boardWith(before);
        const isEmpty = SECTION_NAMES.every((section) => Object.keys(before[section]).length === 0);

        expect(isEqualJson(before, after)).toBe(false);
        expect(placeModel(editorOf(doc), after)).toBe(isEmpty ? 'seeded' : 'kept');
        expect(readModel(doc).model).toEqual(isEmpty ? after : before);
      }),
      { numRuns: 200 },
    );
  });

  it('[DOC30] replaces nothing when it is put beside what stands there', () => {
    const models = fc.tuple(arbitraryModel({ maxElements: 3 }), arbitraryModel({ maxElements: 3 }));
    fc.assert(
      fc.property(models, ([before, added]) => {
        const doc = boardWith(before);
        addModel(editorOf(doc), added);
        const { unread: _, ...more } = added;

        const after = readModel(doc).model;
        expect(after.unread).toEqual(before.unread);
        expect(after.name).toBe(before.name || added.name);
        for (const section of SECTION_NAMES) {
          expect(after[section]).toEqual({ ...more[section], ...before[section] });
        }
      }),
      { numRuns: 50 },
    );
  });

  it('[DOC23] does not care which id the board goes by', () => {
    const model = fc.sample(arbitraryModel(), { seed: 5, numRuns: 1 })[0] as Model;
    const doc = boardWith(model);
    doc.getMap('board').delete('id');

    expect(placeModel(editorOf(doc), model)).toBe('same');
  });
});
