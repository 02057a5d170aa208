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
 * Makes the board with its id say what a model says. What stood there before goes to a board of its own first, whose id is
 * returned; undefined where nothing was lost. Entries that cannot be read stay where they are.
 */
export async function replaceBoard(rooms: Rooms, model: Model): Promise<BoardId | undefined> {
  if ((await seedBoard(rooms, model)) !== 'kept') {
    return undefined;
  }
  const { deleteEntry, readModel, SECTION_NAMES, setHeadProperty, writeModel } = await readVocabulary();
  const copy = `board-${randomUUID()}` as BoardId;
  // Nobody may write between the copying and the replacing, so the second room is open before.
  await editBoard(rooms, copy, () => {});
  let copied: Promise<void> | undefined;
  await editBoard(rooms, model.id, (doc) => {
    const before = readModel(doc).model;
    copied = editBoard(rooms, copy, (other) => {
      writeModel({ doc: other, origin: replaceBoard }, { ...before, id: copy, name: `${before.name} (before)` });
    });
    for (const key of Object.keys(before).filter((each) => !Object.hasOwn(model, each))) {
      setHeadProperty(doc, key, undefined);
    }
    for (const section of SECTION_NAMES) {
      for (const id of Object.keys(before[section]).filter((each) => !Object.hasOwn(model[section], each))) {
        deleteEntry(doc, section, id);
      }
    }
    writeModel({ doc, origin: replaceBoard }, model);
  });
  await copied;
  return copy;
}

async function editBoard(rooms: Rooms, board: BoardId, change: (doc: Doc) => void): Promise<void> {
  const edited = await rooms.enter(board)?.edit(change);
  if (edited !== true) {
    throw new Error(`The room of ${board} could not be opened.`);
  }
}
