interface Entry<Item> {
  readonly items: readonly Item[];
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Lets many small writes share one expensive one. The first item opens a window; when it ends, everything that has
 * arrived goes to `write` in one call. One call runs at a time; what arrives meanwhile shares the next.
 */
export class GroupCommit<Item> {
  readonly #write: (items: readonly Item[]) => Promise<void>;
  readonly #windowMs: number;
  #waiting: Entry<Item>[] = [];
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;

  constructor(write: (items: readonly Item[]) => Promise<void>, windowMs: number) {
    this.#write = write;
    this.#windowMs = windowMs;
  }

  /** Resolves once a write with all these items has resolved; rejects with the reason of a write that failed. */
  add(items: readonly Item[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ items, resolve, reject });
      this.#schedule();
    });
  }

  /** Writes at once what is waiting and resolves when nothing is under way, whether it was written or failed. */
  async settle(): Promise<void> {
    while (this.#waiting.length > 0 || this.#running !== undefined) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#start();
      await this.#running;
    }
  }

  #schedule(): void {
    if (this.#timer === undefined && this.#running === undefined) {
      this.#timer = setTimeout(() => {
        this.#timer = undefined;
        this.#start();
      }, this.#windowMs);
    }
  }

  #start(): void {
    if (this.#running !== undefined || this.#waiting.length === 0) {
      return;
    }
    const entries = this.#waiting;
    this.#waiting = [];
    this.#running = this.#writeAll(entries).finally(() => {
      this.#running = undefined;
      if (this.#waiting.length > 0) {
        this.#schedule();
      }
    });
  }

  async #writeAll(entries: readonly Entry<Item>[]): Promise<void> {
    try {
      await this.#write(entries.flatMap((entry) => entry.items));
      for (const entry of entries) {
        entry.resolve();
      }
    } catch (error) {
      for (const entry of entries) {
        entry.reject(error);
      }
    }
  }
}
