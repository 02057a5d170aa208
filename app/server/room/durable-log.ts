import type { BoardId } from '#models/metamodel/ids.ts';
import type { BoardStorage } from '../storage/board-storage.ts';

const firstRetryMs = 250;
const longestRetryMs = 5_000;
// Below these a load is quick anyway, and rewriting more often would only wear the disk.
const recordsBeforeCompaction = 500;
const bytesBeforeCompaction = 1024 * 1024;

interface Waiting {
  readonly position: number;
  readonly whenDurable: () => void;
}

/**
 * One board's way to disk. Every update gets a position; what the disk refuses is kept and tried again, for as long
 * as the room lives. Nothing is ever called durable before storage has said so.
 */
export class DurableLog {
  readonly #board: BoardId;
  readonly #storage: BoardStorage;
  readonly #onTrouble: (trouble: unknown) => void;
  /** What is not known to be on disk, by position, the oldest first. */
  readonly #unsaved = new Map<number, Uint8Array>();
  /** Positions that storage refused and that wait for the next try. */
  readonly #refused = new Set<number>();
  #waiting: Waiting[] = [];
  #position = 0;
  #retryMs = firstRetryMs;
  #retryTimer: NodeJS.Timeout | undefined;
  #failing = false;
  #stopped = false;
  #records = 0;
  #bytes = 0;
  #compaction: Promise<void> | undefined;

  /** `onTrouble` hears the error when storage starts to fail, and undefined when it works again. */
  constructor(board: BoardId, storage: BoardStorage, onTrouble: (trouble: unknown) => void) {
    this.#board = board;
    this.#storage = storage;
    this.#onTrouble = onTrouble;
  }

  /** Whether storage refused the last write. */
  get failing(): boolean {
    return this.#failing;
  }

  /** Whether everything written is on disk. */
  get clean(): boolean {
    return this.#unsaved.size === 0;
  }

  /** Whether storage holds enough single updates to be worth one snapshot. */
  get needsCompaction(): boolean {
    return this.#records > recordsBeforeCompaction || this.#bytes > bytesBeforeCompaction;
  }

  /** Counts what storage already holds. */
  loaded(updates: readonly Uint8Array[]): void {
    for (const update of updates) {
      this.#count(update);
    }
  }

  write(update: Uint8Array): void {
    this.#count(update);
    this.#position += 1;
    this.#unsaved.set(this.#position, update);
    if (this.#failing) {
      this.#refused.add(this.#position);
    } else {
      this.#append(this.#position);
    }
  }

  /** Calls back once everything written before this call is on disk; at once if it is already. */
  whenDurable(callback: () => void): void {
    this.#waiting.push({ position: this.#position, whenDurable: callback });
    this.#release();
  }

  /**
   * Has storage keep `snapshot` in the place of all updates so far, which it must hold. Rejects when storage cannot;
   * then everything is as it was.
   */
  async compact(snapshot: () => Uint8Array): Promise<void> {
    this.#compaction ??= this.#compactNow(snapshot()).finally(() => {
      this.#compaction = undefined;
    });
    await this.#compaction;
  }

  /** Tries at once whatever is left, and waits; false when storage would not take everything in time. */
  async durableWithin(patienceMs: number): Promise<boolean> {
    let patience: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      patience = setTimeout(resolve, patienceMs);
      this.whenDurable(resolve);
      this.#retry();
    });
    clearTimeout(patience);
    return this.clean;
  }

  /** Ends the retries. What is not on disk by then is lost to this process; clients still hold it. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#retryTimer);
    this.#waiting = [];
  }

  async #compactNow(snapshot: Uint8Array): Promise<void> {
    // A big board must not be rewritten for every megabyte: its own size does not count.
    this.#records = 1;
    this.#bytes = 0;
    await this.#storage.compact(this.#board, snapshot);
  }

  #count(update: Uint8Array): void {
    this.#records += 1;
    this.#bytes += update.byteLength;
  }

  #append(position: number): void {
    const update = this.#unsaved.get(position);
    if (update !== undefined) {
      this.#storage.append(this.#board, update).then(
        () => this.#stored(position),
        (error: unknown) => this.#failed(position, error),
      );
    }
  }

  #stored(position: number): void {
    this.#unsaved.delete(position);
    if (this.#failing) {
      this.#failing = false;
      this.#retryMs = firstRetryMs;
      this.#onTrouble(undefined);
      this.#retry();
    }
    this.#release();
  }

  #failed(position: number, error: unknown): void {
    if (this.#stopped) {
      return;
    }
    this.#refused.add(position);
    if (!this.#failing) {
      this.#failing = true;
      this.#onTrouble(error);
    }
    if (this.#retryTimer === undefined) {
      this.#retryTimer = setTimeout(() => this.#retry(), this.#retryMs);
      this.#retryMs = Math.min(2 * this.#retryMs, longestRetryMs);
    }
  }

  /** Tries at once what storage had refused. */
  #retry(): void {
    clearTimeout(this.#retryTimer);
    this.#retryTimer = undefined;
    const positions = [...this.#refused];
    this.#refused.clear();
    for (const position of positions) {
      this.#append(position);
    }
  }

  #release(): void {
    const [oldestUnsaved = Number.POSITIVE_INFINITY] = this.#unsaved.keys();
    const ready = this.#waiting.filter(({ position }) => position < oldestUnsaved);
    this.#waiting = this.#waiting.filter(({ position }) => position >= oldestUnsaved);
    for (const { whenDurable } of ready) {
      whenDurable();
    }
  }
}
