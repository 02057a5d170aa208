import type { BoardId } from '#models/metamodel/ids.ts';
import type { BoardStorage } from './board-storage.ts';

/** Keeps boards as long as the process lives: for tests and for trying out. */
export class MemoryStorage implements BoardStorage {
  readonly #boards = new Map<BoardId, Uint8Array[]>();
  #open = true;

  async load(board: BoardId): Promise<Uint8Array[]> {
    this.#requireOpen();
    return [...(this.#boards.get(board) ?? [])];
  }

  async append(board: BoardId, update: Uint8Array): Promise<void> {
    this.#requireOpen();
    const updates = this.#boards.get(board) ?? [];
    updates.push(update);
    this.#boards.set(board, updates);
  }

  async compact(board: BoardId, snapshot: Uint8Array): Promise<void> {
    this.#requireOpen();
    this.#boards.set(board, [snapshot]);
  }

  async close(): Promise<void> {
    this.#open = false;
  }

  #requireOpen(): void {
    if (!this.#open) {
      throw new Error('The storage is closed.');
    }
  }
}
