import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { Entry, Model, Section } from '#models/metamodel/model.ts';
import type { BoardSession, SessionStatus } from './board-session.ts';
import type { BoardHead } from './board-store.ts';
import type { Peer } from './presence.ts';

export const SessionContext = createContext<BoardSession | undefined>(undefined);

/** The open board's session. Only below the board screen. */
export function useSession(): BoardSession {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession needs a SessionContext above it.');
  return session;
}

/** One part of the session's status, such as `useStatus((status) => status.save)`. */
export function useStatus<Part>(select: (status: SessionStatus) => Part): Part {
  return useStore(useSession().status, select);
}

/** The whole board; a new value with every change of anything. For views that read everything. */
export function useModel(): Model {
  const { store } = useSession();
  return useSyncExternalStore(store.subscribe, store.getModel);
}

/** The board's name, purpose and legend. */
export function useHead(): BoardHead {
  const { store } = useSession();
  return useSyncExternalStore(store.subscribe, store.getHead);
}

/** One section of the board; a new value only when one of its entries changed. */
export function useSection<Of extends Section>(section: Of): Model[Of] {
  const { store } = useSession();
  return useSyncExternalStore(
    store.subscribe,
    useCallback(() => store.getSection(section), [store, section]),
  );
}

/** One entry, or undefined while there is none. */
export function useEntry<Of extends Section>(section: Of, id: string): Entry<Of> | undefined {
  const { store } = useSession();
  return useSyncExternalStore(
    useCallback((listener) => store.subscribeEntry(section, id, listener), [store, section, id]),
    useCallback(() => store.getEntry(section, id), [store, section, id]),
  );
}

/** The others in the session. */
export function usePeers(): readonly Peer[] {
  const { presence } = useSession();
  return useSyncExternalStore(presence.subscribe, presence.getPeers);
}
