import { randomUUID } from 'node:crypto';
import type { Doc } from 'yjs';
import type { Placement } from '#models/document/place-model.ts';
import type { BoardId } from '#models/metamodel/ids.ts';
import type { Model } from '#models/metamodel/model.ts';
import type { Rooms } from './room/rooms.ts';

// Only this needs the whole vocabulary; every start would pay for reading it.
const readVocabulary = async () => ({
  ...(await import('#models/document/board-document.ts')),
  ...(await import('#models/document/place-model.ts')),
  ...(await import('#models/document/replace-model.ts')),
});

/** Puts a model into the room of the board with its id. A board on which anything stands already is left as it is. */
export async function seedBoard(rooms: Rooms, model: Model): Promise<Placement> {
  const { placeModel } = await readVocabulary();
  return editBoard(rooms, model.id, (doc) => placeModel({ doc, origin: seedBoard }, model));
}

/**
 * Makes the board with its id say what a model says. What stood there when it was called goes to a board of its own first,
 * whose id is returned; undefined where nothing else stood there. So does what cannot be read.
 */
export async function replaceBoard(rooms: Rooms, model: Model): Promise<BoardId | undefined> {
  if ((await seedBoard(rooms, model)) !== 'kept') {
    return undefined;
  }
  const { readModel, replaceModel } = await readVocabulary();
  const before = await editBoard(rooms, model.id, (doc) => readModel(doc).model);
  const id = `board-${randomUUID()}` as BoardId;
  await seedBoard(rooms, { ...before, id, name: `${before.name} (before)` });
  await editBoard(rooms, model.id, (doc) => replaceModel({ doc, origin: replaceBoard }, model));
  return id;
}

async function editBoard<Answer>(
  rooms: Rooms,
  board: BoardId,
  change: (doc: Doc) => Answer,
): Promise<Answer> {
  const answers: Answer[] = [];
  const edited = await rooms.enter(board)?.edit((doc) => void answers.push(change(doc)));
  const [answer] = answers;
  if (edited !== true || answers.length === 0) {
    throw new Error(`The room of ${board} could not be opened.`);
  }
  return answer as Answer;
}
