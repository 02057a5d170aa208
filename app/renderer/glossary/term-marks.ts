import { useCallback, useSyncExternalStore } from 'react';
import type { ElementId } from '#models/metamodel/ids.ts';
import type { TermMark } from '#models/views/recognised-terms.ts';
import { useSession } from '../session/session-context.ts';
import { termReaderOf } from './term-reader.ts';

/** The terms and words to avoid in one element's text; renders again only when they changed. For `MarkedText`. */
export function useTermMarks(id: string): readonly TermMark[] {
  const { store } = useSession();
  return useSyncExternalStore(
    store.subscribe,
    useCallback(() => termReaderOf(store).marksOf(id), [store, id]),
  );
}

/** The marks of the whole board; renders again with every change of it. */
export function useBoardMarks(): ReadonlyMap<ElementId, readonly TermMark[]> {
  const { store } = useSession();
  return useSyncExternalStore(
    store.subscribe,
    useCallback(() => termReaderOf(store).marks(), [store]),
  );
}
