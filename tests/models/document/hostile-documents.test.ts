import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { boardMaps, readEntry, readModel, writeModel } from '#models/document/board-document.ts';
import { observeEntries } from '#models/document/observe-entries.ts';
import { removeElements } from '#models/edits/remove-elements.ts';
import { removeEntry } from '#models/edits/remove-entry.ts';
import { toId } from '#models/metamodel/ids.ts';
import { SECTION_NAMES, SECTIONS, type Section } from '#models/metamodel/model.ts';
import { arbitraryModel } from '#tests/support/arbitrary-model.ts';
import { copyDocument, editorOf } from '#tests/support/shared-documents.ts';

/** Makes a value afresh, because a shared one can be put into one document only. */
type Make = () => unknown;

/** Plain or shared, sound or not, nested in any way. */
const { make } = fc.letrec<{ make: Make }>((tie) => ({
  make: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc
      .oneof(
        fc.jsonValue(),
        fc.constantFrom('event', 'emits', 'orders', [0, 0], undefined, Number.NaN),
        fc.uint8Array({ maxLength: 3 }),
      )
      .map((value) => () => value),
    fc.string().map((text) => () => new Y.Text(text)),
    fc.constant(() => new Y.XmlFragment()),
    fc.array(tie('make'), { maxLength: 3 }).map((items) => () => {
      const list = new Y.Array<unknown>();
      list.push(items.map((item) => item()));
      return list;
    }),
    fc
      .array(fc.tuple(keyOf(), tie('make')), { maxLength: 4 })
      .map((entries) => () => new Y.Map(entries.map(([key, value]) => [key, value()]))),
  ),
}));

function keyOf(): fc.Arbitrary<string> {
  const known = ['id', 'name', 'kind', 'text', 'at', 'design', 'type', 'from', 'to', 'context', 'elements'];
  return fc.oneof(
    fc.constantFrom(...known, 'element-0', 'context-0', '__proto__', 'constructor'),
    fc.string(),
  );
}

const lie = fc.record({
  map: fc.constantFrom<'board' | Section>('board', ...SECTION_NAMES),
  path: fc.array(keyOf(), { minLength: 1, maxLength: 3 }),
  make,
});

interface Lie {
  readonly map: 'board' | Section;
  readonly path: readonly string[];
  readonly make: Make;
}

/** Puts a value under a path as far as shared maps lead, and says whether it went in: some values Yjs refuses. */
function tell(doc: Y.Doc, { map, path, make }: Lie): boolean {
  let target: unknown = boardMaps(doc).get(map);
  for (const key of path.slice(0, -1)) {
    target = target instanceof Y.Map ? (target.get(key) ?? target) : undefined;
  }
  if (!(target instanceof Y.Map)) {
    return false;
  }
  try {
    target.set(path.at(-1) ?? '', make());
    return true;
  } catch {
    return false;
  }
}

describe('a document that peers have filled with anything', () => {
  it('[DOC6] is read without throwing, and what is read fits its schema', () => {
    let told = 0;
    fc.assert(
      fc.property(arbitraryModel({ maxElements: 3 }), fc.array(lie, { maxLength: 12 }), (model, lies) => {
        const doc = new Y.Doc();
        writeModel(editorOf(doc), model);
        for (const each of lies) {
          told += tell(doc, each) ? 1 : 0;
        }
        const received = copyDocument(doc);
        const { model: read } = readModel(received);
        for (const section of SECTION_NAMES) {
          for (const [id, entry] of Object.entries(read[section])) {
            expect(SECTIONS[section].safeParse(entry).success).toBe(true);
            expect(readEntry(received, section, id)).toEqual(entry);
          }
        }
      }),
      { numRuns: 300 },
    );
    expect(told).toBeGreaterThan(300);
  });

  it('[DOC6] takes edits and is watched without throwing', () => {
    fc.assert(
      fc.property(arbitraryModel({ maxElements: 3 }), fc.array(lie, { maxLength: 12 }), (model, lies) => {
        const doc = new Y.Doc();
        const editor = editorOf(doc);
        const stop = observeEntries(doc, (changes) => expect(changes).not.toEqual([]));
        writeModel(editor, model);
        for (const each of lies) {
          tell(doc, each);
        }
        writeModel(editor, model);
        expect(readModel(doc).model).toMatchObject({ elements: model.elements, terms: model.terms });
        removeElements(editor, Object.keys(model.elements).map(toId<'element'>));
        removeEntry(editor, 'contexts', 'context-0');
        stop();
      }),
      { numRuns: 100 },
    );
  });
});
