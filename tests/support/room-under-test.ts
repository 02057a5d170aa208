import { vi } from 'vitest';
import { DEFAULT_LIMITS, type Limits } from '#app/server/limits.ts';
import type { LogEntry } from '#app/server/log.ts';
import { Room } from '#app/server/room/room.ts';
import type { BoardStorage } from '#app/server/storage/board-storage.ts';
import type { BoardId } from '#models/metamodel/ids.ts';
import { FaultyStorage } from './faulty-storage.ts';
import { RoomClient } from './room-client.ts';

export const bookly = 'bookly' as BoardId;

export interface RoomUnderTest<Storage extends BoardStorage = FaultyStorage> {
  readonly room: Room;
  readonly storage: Storage;
  readonly entries: LogEntry[];
  readonly onClosed: ReturnType<typeof vi.fn<() => void>>;
}

interface RoomSettings {
  readonly limits?: Partial<Limits>;
  readonly idleMs?: number;
}

/** A room, over a storage that the test can trouble unless it brings its own. */
export function openRoom(settings?: RoomSettings): RoomUnderTest;
export function openRoom<Storage extends BoardStorage>(
  settings: RoomSettings & { readonly storage: Storage },
): RoomUnderTest<Storage>;
export function openRoom(
  settings: RoomSettings & { readonly storage?: BoardStorage } = {},
): RoomUnderTest<BoardStorage> {
  const { storage = new FaultyStorage(), limits, idleMs = 30_000 } = settings;
  const entries: LogEntry[] = [];
  const onClosed = vi.fn<() => void>();
  const room = new Room({
    board: bookly,
    storage,
    limits: { ...DEFAULT_LIMITS, ...limits },
    log: (entry) => entries.push(entry),
    idleMs,
    onClosed,
  });
  return { room, storage, entries, onClosed };
}

/** A client that has joined and exchanged everything. */
export async function joined(room: Room): Promise<RoomClient> {
  await room.loaded;
  return new RoomClient().join(room).flush();
}

/** Lets every promise that can go on do so. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) {
    await Promise.resolve();
  }
}
