import type { BoardId } from '#models/metamodel/ids.ts';

/**
 * Where boards live: per board a growing list of Yjs updates, in which the same update may stand twice and the
 * order does not matter. Every implementation passes `tests/support/storage-contract.ts`.
 */
export interface BoardStorage {
  /** Every update whose `append` has resolved, and perhaps some whose has not. Empty for an unknown board. */
  load(board: BoardId): Promise<Uint8Array[]>;

  /**
   * Resolves once the update is on disk and would survive the end of the process and of the machine. Appends that
   * arrive together share one write. Rejects when it could not be written: it may then be on disk or not, and
   * appending it again is safe.
   */
  append(board: BoardId, update: Uint8Array): Promise<void>;

  /**
   * Puts `snapshot` in the place of everything appended before this call, all or nothing. The snapshot must hold all
   * of that, including appends still under way. What is appended afterwards is never touched.
   */
  compact(board: BoardId, snapshot: Uint8Array): Promise<void>;

  /** Writes what is under way, then lets go of the disk. Afterwards everything else rejects. */
  close(): Promise<void>;
}
