import { useCallback, useSyncExternalStore } from 'react';
import type { ElementId } from '#models/metamodel/ids.ts';
import type { TermMark } from '#models/views/recognised-terms.ts';
import { useSession } from '../session/session-context.ts';
import { termReaderOf } from './term-reader.ts';

/**
 * The terms and words to avoid in one element's text as it is shown (wrapped lines joined by line breaks are fine), for
 * `MarkedText`. Renders again only when they changed.
 */
export function useTermMarks(id: string, text: string): readonly TermMark[] {
  const { store } = useSession();
  return useSyncExternalStore(
    store.subscribe,
    useCallback(() => termReaderOf(store).marksOf(id, text), [store, id, text]),
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
