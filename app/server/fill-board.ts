import { randomUUID } from 'node:crypto';
import type { Doc } from 'yjs';
import type { BoardId } from '#models/metamodel/ids.ts';
import type { Model } from '#models/metamodel/model.ts';
import type { Rooms } from './room/rooms.ts';

/** What became of a model that was offered to a board: `same` says what stood there already, `kept` something else did. */
export type Seeded = 'seeded' | 'same' | 'kept';

// Only this needs the whole vocabulary; every start would pay for reading it.
const readVocabulary = async () => ({
  ...(await import('#models/document/board-document.ts')),
  ...(await import('#models/metamodel/json.ts')),
  ...(await import('#models/metamodel/model.ts')),
});

/** Puts a model into the room of the board with its id. A board on which anything stands already is left as it is. */
export async function seedBoard(rooms: Rooms, model: Model): Promise<Seeded> {
  const { isEmptyBoard, isEqualJson, readModel, writeModel } = await readVocabulary();
  let outcome: Seeded = 'kept';
  await editBoard(rooms, model.id, (doc) => {
    if (isEmptyBoard(doc)) {
      writeModel({ doc, origin: seedBoard }, model);
      outcome = 'seeded';
    } else if (isEqualJson(readModel(doc).model, model)) {
      outcome = 'same';
    }
  });
  return outcome;
}

/**
 * Makes the board with its id say what a model says. What stood there when it was called goes to a board of its own first,
 * whose id is returned; undefined where nothing else stood there. Entries that cannot be read stay where they are.
 */
export async function replaceBoard(rooms: Rooms, model: Model): Promise<BoardId | undefined> {
  if ((await seedBoard(rooms, model)) !== 'kept') {
    return undefined;
  }
  const { deleteEntry, readModel, SECTION_NAMES, setHeadProperty, writeModel } = await readVocabulary();
  let before = model;
  await editBoard(rooms, model.id, (doc) => {
    before = readModel(doc).model;
  });
  const id = `board-${randomUUID()}` as BoardId;
  await seedBoard(rooms, { ...before, id, name: `${before.name} (before)` });
  await editBoard(rooms, model.id, (doc) => {
    for (const key of keysOnlyIn(before, model)) {
      setHeadProperty(doc, key, undefined);
    }
    for (const section of SECTION_NAMES) {
      for (const gone of keysOnlyIn(before[section], model[section])) {
        deleteEntry(doc, section, gone);
      }
    }
    writeModel({ doc, origin: replaceBoard }, model);
  });
  return id;
}

const keysOnlyIn = (one: object, other: object) =>
  Object.keys(one).filter((key) => !Object.hasOwn(other, key));

async function editBoard(rooms: Rooms, board: BoardId, change: (doc: Doc) => void): Promise<void> {
  const edited = await rooms.enter(board)?.edit(change);
  if (edited !== true) {
    throw new Error(`The room of ${board} could not be opened.`);
  }
}
