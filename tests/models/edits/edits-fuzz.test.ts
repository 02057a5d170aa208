import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type Editor, readModel } from '#models/document/board-document.ts';
import { createUndo } from '#models/document/board-undo.ts';
import { addElements } from '#models/edits/add-elements.ts';
import { addEntry } from '#models/edits/add-entry.ts';
import { connectElements } from '#models/edits/connect-elements.ts';
import { moveElements } from '#models/edits/move-elements.ts';
import { removeElements } from '#models/edits/remove-elements.ts';
import { removeEntry } from '#models/edits/remove-entry.ts';
import { setElementText } from '#models/edits/set-element-text.ts';
import { updateDesign } from '#models/edits/update-design.ts';
import { updateEntry } from '#models/edits/update-entry.ts';
import { type ElementId, toId } from '#models/metamodel/ids.ts';
import { editorOf, exchange } from '#tests/support/shared-documents.ts';

interface Person extends Editor {
  readonly undo: Y.UndoManager;
}

/** What a person can do, to one of a few stickies so that people meet. */
const ACTIONS = {
  add: (person, id, n) =>
    addElements(person, { [id]: { kind: n % 2 ? 'event' : 'policy', text: `T${n}`, at: [n, n] } }),
  move: (person, id, n) => moveElements(person, { [id]: [n, -n] }),
  type: (person, id, n) => setElementText(person, id, `Order ${n} 😀`),
  describe: (person, id, n) => updateEntry(person, 'elements', id, { description: n % 3 ? `Said ${n}` : '' }),
  design: (person, id, n) => updateDesign<'event'>(person, id, { payload: n % 3 ? [] : undefined }),
  place: (person, id, n) =>
    updateEntry(person, 'elements', id, { context: n % 3 ? toId('orders') : undefined }),
  remove: (person, id) => removeElements(person, [id]),
  connect: (person, id, n) => connectElements(person, toId(`r${n}`), id, toId(`s${n % 3}`)),
  found: (person) => addEntry(person, 'contexts', 'orders', { name: 'Orders', purpose: 'Sells' }),
  rename: (person, _, n) =>
    updateEntry(person, 'contexts', 'orders', { name: `Orders ${n}`, purpose: `P${n}` }),
  dissolve: (person) => removeEntry(person, 'contexts', 'orders'),
  undo: (person) => person.undo.undo(),
  redo: (person) => person.undo.redo(),
  gesture: (person) => person.undo.stopCapturing(),
} as const satisfies Record<string, (person: Person, id: ElementId, n: number) => unknown>;

type Action = keyof typeof ACTIONS | 'meet';

const steps = fc.array(
  fc.record({
    action: fc.constantFrom<Action>(
      ...(Object.keys(ACTIONS) as Action[]),
      'meet',
      'meet',
      'undo',
      'add',
      'move',
      'gesture',
    ),
    who: fc.nat(1),
    sticky: fc.nat(2),
    n: fc.nat(99),
  }),
  { minLength: 10, maxLength: 60 },
);

function createPeople(): readonly [Person, Person] {
  const [anna, ben] = [1, 2].map((clientID) => {
    const doc = new Y.Doc();
    doc.clientID = clientID;
    const editor = editorOf(doc);
    return { ...editor, undo: createUndo(editor) };
  }) as [Person, Person];
  return [anna, ben];
}

describe('two people who edit, undo and redo in any order', () => {
  it('[DOC12] [DOC21] always leave boards that can be read in full and that converge', () => {
    let edits = 0;
    fc.assert(
      fc.property(steps, (plan) => {
        const people = createPeople();
        for (const { action, who, sticky, n } of plan) {
          if (action === 'meet') {
            exchange(people[0].doc, people[1].doc);
          } else {
            ACTIONS[action](people[who as 0 | 1], toId<'element'>(`s${sticky}`), n);
            edits += 1;
          }
          for (const { doc } of people) {
            expect(readModel(doc).findings).toEqual([]);
          }
        }
        exchange(people[0].doc, people[1].doc);
        expect(readModel(people[0].doc)).toEqual(readModel(people[1].doc));
        expect(readModel(people[0].doc).findings).toEqual([]);
      }),
      { numRuns: 400 },
    );
    expect(edits).toBeGreaterThan(4_000);
  });
});
