import { type RefObject, useCallback, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import type * as Y from 'yjs';
import { findSharedText, setProperty } from '#models/document/board-document.ts';
import type { Section } from '#models/metamodel/model.ts';
import type { BoardSession } from './board-session.ts';
import { useSession } from './session-context.ts';

export interface Caret {
  readonly start: number;
  readonly end: number;
}

type TextField = HTMLTextAreaElement | HTMLInputElement;

/** What an input or textarea needs to show and change one shared text. */
export interface SharedTextBinding<Field extends TextField> {
  readonly ref: RefObject<Field | null>;
  readonly value: string;
  readonly change: (next: string) => void;
}

/**
 * Binds a text field to a text that several people type in at once: only the difference is written, and the caret
 * stays at its letter when others type before it.
 */
export function useSharedText<Field extends TextField = HTMLTextAreaElement>(
  section: Section,
  id: string,
  property: string,
): SharedTextBinding<Field> {
  const session = useSession();
  const ref = useRef<Field>(null);
  const caret = useRef<Caret | undefined>(undefined);

  const subscribe = useCallback(
    (onChange: () => void) => {
      const moveCaret = (event: Y.YTextEvent) => {
        if (event.transaction.origin !== session.editor.origin) {
          caret.current = moveCaretBy(caret.current ?? readCaret(ref.current), event.delta);
        }
        onChange();
      };
      return followText(session, section, id, property, moveCaret, onChange);
    },
    [session, section, id, property],
  );
  const read = useCallback(
    () => findSharedText(session.doc, section, id, property)?.toString() ?? '',
    [session, section, id, property],
  );
  const value = useSyncExternalStore(subscribe, read);

  // A field whose value is set by code puts its caret at the end.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the caret moves when the value does
  useLayoutEffect(() => {
    const moved = caret.current;
    caret.current = undefined;
    if (moved && ref.current && document.activeElement === ref.current) {
      ref.current.setSelectionRange(moved.start, moved.end);
    }
  }, [value]);

  const change = useCallback(
    (next: string) => writeSharedText(session, section, id, property, next),
    [session, section, id, property],
  );
  return { ref, value, change };
}

/** Turns the shared text into `next` by its smallest difference, creating it where the entry has none yet. */
export function writeSharedText(
  { doc, editor }: Pick<BoardSession, 'doc' | 'editor'>,
  section: Section,
  id: string,
  property: string,
  next: string,
): void {
  doc.transact(() => setProperty(doc, section, id, property, next), editor.origin);
}

/** Where a caret ends up after a change of the text around it. */
export function moveCaretBy(caret: Caret | undefined, delta: Y.YTextEvent['delta']): Caret | undefined {
  return caret && { start: moveOffset(caret.start, delta), end: moveOffset(caret.end, delta) };
}

function moveOffset(offset: number, delta: Y.YTextEvent['delta']): number {
  let position = 0;
  let moved = offset;
  for (const { retain, insert, delete: removed } of delta) {
    if (position >= moved) break;
    if (retain !== undefined) position += retain;
    if (typeof insert === 'string') {
      moved += insert.length;
      position += insert.length;
    }
    if (removed !== undefined) moved -= Math.min(removed, moved - position);
  }
  return moved;
}

/** Follows the text even when the entry is replaced by another one under the same id. */
function followText(
  { doc, store }: BoardSession,
  section: Section,
  id: string,
  property: string,
  onText: (event: Y.YTextEvent) => void,
  onEntry: () => void,
): () => void {
  let text: Y.Text | undefined;
  const attach = () => {
    const current = findSharedText(doc, section, id, property);
    if (current === text) return;
    text?.unobserve(onText);
    current?.observe(onText);
    text = current;
  };
  attach();
  const stop = store.subscribeEntry(section, id, () => {
    attach();
    onEntry();
  });
  return () => {
    stop();
    text?.unobserve(onText);
  };
}

function readCaret(field: TextField | null): Caret | undefined {
  if (!field || field.selectionStart === null || field.selectionEnd === null) return undefined;
  return { start: field.selectionStart, end: field.selectionEnd };
}
