import { MemoryStorage } from '#app/server/storage/memory-storage.ts';
import type { BoardId } from '#models/metamodel/ids.ts';

/** A disk that a test can fill up, empty, hold up and make unreadable. */
export class FaultyStorage extends MemoryStorage {
  full = false;
  unreadable = false;
  #held: (() => void)[] | undefined;

  /** Lets reads and appends wait until `release`. */
  hold(): void {
    this.#held = [];
  }

  release(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const proceed of held) {
      proceed();
    }
  }

  override async load(board: BoardId): Promise<Uint8Array[]> {
    await this.#gate();
    if (this.unreadable) {
      throw new Error('Input/output error');
    }
    return await super.load(board);
  }

  override async append(board: BoardId, update: Uint8Array): Promise<void> {
    await this.#gate();
    if (this.full) {
      throw new Error('No space left on device');
    }
    await super.append(board, update);
  }

  async #gate(): Promise<void> {
    const held = this.#held;
    if (held !== undefined) {
      await new Promise<void>((resolve) => held.push(resolve));
    }
  }
}
