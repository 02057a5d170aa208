import { type BoardId, isId } from '#models/metamodel/ids.ts';

export interface RecentBoard {
  readonly id: BoardId;
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly openedAt: number;
}

const storageKey = 'stormwright:recent-boards';
const maxRemembered = 20;

/** The boards this browser has opened, the latest first. What is damaged in its memory is left out. */
export function listRecentBoards(storage: Storage): readonly RecentBoard[] {
  try {
    const stored: unknown = JSON.parse(storage.getItem(storageKey) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isRecentBoard) : [];
  } catch {
    // A memory that cannot be read is no memory.
    return [];
  }
}

export function rememberBoard(
  storage: Storage,
  board: Omit<RecentBoard, 'openedAt'>,
  now: number = Date.now(),
): void {
  const others = listRecentBoards(storage).filter(({ id }) => id !== board.id);
  storage.setItem(
    storageKey,
    JSON.stringify([{ ...board, openedAt: now }, ...others].slice(0, maxRemembered)),
  );
}

/** Takes a board off the list; the board itself stays. */
export function forgetBoard(storage: Storage, boardId: BoardId): void {
  storage.setItem(storageKey, JSON.stringify(listRecentBoards(storage).filter(({ id }) => id !== boardId)));
}

function isRecentBoard(input: unknown): input is RecentBoard {
  if (typeof input !== 'object' || input === null) return false;
  const { id, name, openedAt } = input as Record<string, unknown>;
  return typeof id === 'string' && isId(id) && typeof name === 'string' && Number.isFinite(openedAt);
}
