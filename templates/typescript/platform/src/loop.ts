export interface LoopOptions {
  /** Does what there is to do and says how much that was; 0 ends a round. It may leave off when `stopping` is aborted. */
  readonly work: (stopping: AbortSignal) => Promise<number>;
  /** Told of a round that broke off; the next one begins as if nothing had been. */
  readonly onError: (error: unknown) => void;
  /** The pause between two rounds when nobody wakes it. Default: 500. */
  readonly intervalMs?: number;
}

/** Does something again and again in the background, at once when it is woken. */
export interface Loop {
  start(): void;
  wake(): void;
  /** Works until there is nothing to do, and says how much it did. */
  drain(): Promise<number>;
  /** Begins no further piece of work, and resolves when the one under way has ended. */
  stop(): Promise<void>;
}

export function createLoop({ work, onError, intervalMs = 500 }: LoopOptions): Loop {
  let timer: NodeJS.Timeout | undefined;
  let isRunning = false;
  let isWoken = false;
  let isStopped = true;
  let stopping = new AbortController();
  let round: Promise<unknown> = Promise.resolve();

  async function drain(): Promise<number> {
    let total = 0;
    for (let done = await work(stopping.signal); done > 0; done = await work(stopping.signal)) total += done;
    return total;
  }

  async function runRound(): Promise<void> {
    while (!isStopped && (await work(stopping.signal)) > 0);
  }

  function schedule(pauseMs: number): void {
    clearTimeout(timer);
    timer = setTimeout(run, pauseMs);
  }

  function run(): void {
    if (isRunning || isStopped) return;
    isRunning = true;
    isWoken = false;
    round = runRound()
      .catch(onError)
      .finally(() => {
        isRunning = false;
        if (!isStopped) schedule(isWoken ? 0 : intervalMs);
      });
  }

  return {
    drain,
    start() {
      isStopped = false;
      stopping = new AbortController();
      schedule(0);
    },
    wake() {
      isWoken = true;
      if (!isRunning && !isStopped) schedule(0);
    },
    async stop() {
      isStopped = true;
      stopping.abort();
      clearTimeout(timer);
      await round;
    },
  };
}
