import { type RefObject, useEffect, useRef } from 'react';

/** For a place whose buttons change with its state: keys that lose their button that way go to the first that is there. */
export function useKeptFocus(state: string): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null);
  const before = useRef(state);
  useEffect(() => {
    if (before.current !== state && document.activeElement === document.body) {
      ref.current?.querySelector('button')?.focus();
    }
    before.current = state;
  }, [state]);
  return ref;
}
