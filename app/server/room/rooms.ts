import type { BoardId } from '#models/metamodel/ids.ts';
import type { Limits } from '../limits.ts';
import type { Log } from '../log.ts';
import type { BoardStorage } from '../storage/board-storage.ts';
import { Room } from './room.ts';

export interface RoomsOptions {
  readonly storage: BoardStorage;
  readonly limits: Limits;
  readonly log: Log;
  /** How long an empty room keeps its document in memory. */
  readonly idleMs: number;
}

/** All rooms of one server: at most one a board at any time. */
export class Rooms {
  readonly #options: RoomsOptions;
  readonly #rooms = new Map<BoardId, Room>();
  #draining = false;

  constructor(options: RoomsOptions) {
    this.#options = options;
  }

  /** The room of a board, opened if need be; undefined once the server drains. */
  enter(board: BoardId): Room | undefined {
    if (this.#draining) {
      return undefined;
    }
    const present = this.#rooms.get(board);
    if (present !== undefined) {
      return present;
    }
    const room = new Room({ ...this.#options, board, onClosed: () => this.#rooms.delete(board) });
    this.#rooms.set(board, room);
    return room;
  }

  get status(): { readonly boards: number; readonly members: number; readonly storageFailing: boolean } {
    const rooms = [...this.#rooms.values()];
    return {
      boards: rooms.length,
      members: rooms.reduce((sum, room) => sum + room.members, 0),
      storageFailing: rooms.some((room) => room.storageFailing),
    };
  }

  /** Closes every room; returns the boards that the disk would not take within `patienceMs`. */
  async drain(patienceMs: number): Promise<BoardId[]> {
    this.#draining = true;
    const rooms = [...this.#rooms.values()];
    const clean = await Promise.all(rooms.map((room) => room.drain(patienceMs)));
    return rooms.filter((_, index) => clean[index] !== true).map((room) => room.board);
  }
}
