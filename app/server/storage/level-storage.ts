import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { ClassicLevel } from 'classic-level';
import { codeOfError, describeError } from '#app/shared/describe-error.ts';
import type { BoardId } from '#models/metamodel/ids.ts';
import { err, ok, type Result } from '#models/result.ts';
import { refuse, type ServerRefusal } from '../errors.ts';
import type { BoardStorage } from './board-storage.ts';
import { GroupCommit } from './group-commit.ts';

const formatVersion = '1';
const formatKey = 'format';
const runKey = 'run';
// Short enough that people see "saved" at once, long enough that fifty writers share one fsync.
const commitWindowMs = 10;

type Database = ClassicLevel<string, Uint8Array>;

type Operation =
  | { readonly type: 'put'; readonly key: string; readonly value: Uint8Array }
  | { readonly type: 'del'; readonly key: string };

/**
 * Boards in a LevelDB folder, which belongs to one process at a time. A key is
 * `update/<board>/<run of the server>-<count within the run>`, so keys grow for ever whatever the clock does.
 */
export class LevelStorage implements BoardStorage {
  readonly #database: Database;
  readonly #run: string;
  readonly #commit: GroupCommit<Operation>;
  #count = 0;
  #broken = false;

  private constructor(database: Database, run: number) {
    this.#database = database;
    this.#run = String(run).padStart(10, '0');
    this.#commit = new GroupCommit((operations) => this.#write(operations), commitWindowMs);
  }

  /** Opens the folder, creating it if need be. Nothing is written into a folder that is refused. */
  static async open(folder: string): Promise<Result<LevelStorage, ServerRefusal>> {
    try {
      await mkdir(folder, { recursive: true });
      await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    } catch (error) {
      return err(refuse('data-folder-not-writable', folder, describeError(error)));
    }
    const database: Database = new ClassicLevel(folder, { keyEncoding: 'utf8', valueEncoding: 'view' });
    try {
      await database.open();
    } catch (error) {
      return err(refusalToOpen(folder, error));
    }
    try {
      const format = await database.get<string, string>(formatKey, { valueEncoding: 'utf8' });
      if (format !== undefined && format !== formatVersion) {
        await database.close();
        return err(refuse('data-folder-too-new', folder, format));
      }
      return ok(new LevelStorage(database, await startRun(database)));
    } catch (error) {
      await database.close();
      return err(refuse('data-folder-not-writable', folder, describeError(error)));
    }
  }

  async load(board: BoardId): Promise<Uint8Array[]> {
    return await this.#database.values(rangeOf(board)).all();
  }

  append(board: BoardId, update: Uint8Array): Promise<void> {
    return this.#commit.add([{ type: 'put', key: this.#nextKey(board), value: update }]);
  }

  async compact(board: BoardId, snapshot: Uint8Array): Promise<void> {
    // Taken before anything is awaited: later appends get higher keys and are left alone. An append still under way
    // may reach the disk after this and stay there; it is part of the snapshot, and twice is as good as once.
    const key = this.#nextKey(board);
    const replaced = await this.#database.keys({ ...rangeOf(board), lt: key }).all();
    await this.#commit.add([
      { type: 'put', key, value: snapshot },
      ...replaced.map((old) => ({ type: 'del', key: old }) as const),
    ]);
  }

  async close(): Promise<void> {
    await this.#commit.settle();
    await this.#database.close();
  }

  #nextKey(board: BoardId): string {
    this.#count += 1;
    return `update/${board}/${this.#run}-${String(this.#count).padStart(12, '0')}`;
  }

  async #write(operations: readonly Operation[]): Promise<void> {
    if (this.#broken) {
      // After one failed write LevelDB refuses all others until it is opened again.
      await this.#database.close();
      await this.#database.open();
      this.#broken = false;
    }
    try {
      await this.#database.batch([...operations], { sync: true });
    } catch (error) {
      this.#broken = true;
      throw error;
    }
  }
}

/** Counts the server's starts on disk; the returned number is greater than that of any start before. */
async function startRun(database: Database): Promise<number> {
  const last = await database.get<string, string>(runKey, { valueEncoding: 'utf8' });
  const run = Number(last ?? 0) + 1;
  await database.batch<string, string>(
    [
      { type: 'put', key: formatKey, value: formatVersion },
      { type: 'put', key: runKey, value: String(run) },
    ],
    { sync: true, valueEncoding: 'utf8' },
  );
  return run;
}

function rangeOf(board: BoardId): { gt: string; lt: string } {
  // '0' is the character after '/', and a board's id contains no '/'.
  return { gt: `update/${board}/`, lt: `update/${board}0` };
}

function refusalToOpen(folder: string, error: unknown): ServerRefusal {
  const cause = error instanceof Error ? error.cause : undefined;
  switch (codeOfError(cause)) {
    case 'LEVEL_LOCKED':
      return refuse('data-folder-locked', folder);
    case 'LEVEL_CORRUPTION':
      return refuse('data-folder-damaged', folder, describeError(cause));
    default:
      return refuse('data-folder-not-writable', folder, describeError(cause ?? error));
  }
}
