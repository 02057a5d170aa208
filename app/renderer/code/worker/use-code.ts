import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { BoardSession } from '../../session/board-session.ts';
import { downloadFile } from '../../session/download-file.ts';
import { useSession, useStatus } from '../../session/session-context.ts';
import { type CodeClient, type CodeState, createCodeClient } from './code-client.ts';

interface Held {
  readonly client: CodeClient;
  users: number;
  ending?: ReturnType<typeof setTimeout>;
}

/** A worker that nobody looks at is kept for a while: people go to and fro between the wall and its code. */
const idleMs = 60_000;

const held = new Map<BoardSession, Held>();

/** The code of the open board; undefined before the board is there: an empty one would be said to have no code. */
export function useCode(): CodeClient | undefined {
  const session = useSession();
  const loaded = useStatus((status) => status.loaded);
  const [client, setClient] = useState<CodeClient>();
  useEffect(() => {
    if (!loaded) return;
    setClient(hold(session));
    return () => letGo(session);
  }, [session, loaded]);
  return client;
}

/** One part of what is known of the code. */
export function useCodeState<Part>(client: CodeClient, select: (state: CodeState) => Part): Part {
  return useStore(client.state, select);
}

function hold(session: BoardSession): CodeClient {
  const known = held.get(session) ?? { client: open(session), users: 0 };
  clearTimeout(known.ending);
  known.users += 1;
  held.set(session, known);
  return known.client;
}

function letGo(session: BoardSession): void {
  const known = held.get(session);
  if (known === undefined) return;
  known.users -= 1;
  if (known.users > 0) return;
  known.ending = setTimeout(() => {
    known.client.close();
    held.delete(session);
  }, idleMs);
}

function open({ store }: BoardSession): CodeClient {
  return createCodeClient({
    store,
    startWorker: () => new Worker(new URL('./code-worker.ts', import.meta.url), { type: 'module' }),
    save: (name, bytes) => downloadFile(name, new Blob([bytes], { type: 'application/zip' })),
  });
}
