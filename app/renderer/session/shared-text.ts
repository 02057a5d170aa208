import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import type * as Y from 'yjs';
import { findSharedText, readText } from '#models/document/board-document.ts';
import { setSharedText } from '#models/edits/set-shared-text.ts';
import type { Section } from '#models/metamodel/model.ts';
import type { BoardSession } from './board-session.ts';
import { type AnchoredCaret, anchorCaret, type Caret, findCaret } from './caret.ts';
import { useSession } from './session-context.ts';

type TextField = HTMLTextAreaElement | HTMLInputElement;

/** What an input or textarea needs to show and change one shared text. */
export interface SharedTextBinding<Field extends TextField> {
  readonly ref: RefObject<Field | null>;
  readonly value: string;
  readonly change: (next: string) => void;
}

/**
 * Binds a text field to a text that several people type in at once: only the difference is written, and the caret
 * stays at its letter when others type before it. A text that a script wrote as plain data is shown and edited the same.
 */
export function useSharedText<Field extends TextField = HTMLTextAreaElement>(
  section: Section,
  id: string,
  property: string,
): SharedTextBinding<Field> {
  const session = useSession();
  const ref = useRef<Field>(null);
  const subscribe = useCallback(
    (onChange: () => void) => followText(session, section, id, property, onChange),
    [session, section, id, property],
  );
  const read = useCallback(
    () => readText(session.doc, section, id, property),
    [session, section, id, property],
  );
  const value = useSyncExternalStore(subscribe, read);
  useCaret(session, () => findSharedText(session.doc, section, id, property), ref, value);

  const change = useCallback(
    (next: string) =>
      setSharedText(session.editor, { section, id, property }, next, readCaret(ref.current)?.start),
    [session, section, id, property],
  );
  return { ref, value, change };
}

/** Keeps the caret of a field at its letter: a field whose value is set by code puts it at the end. */
function useCaret(
  { doc, editor }: BoardSession,
  findText: () => Y.Text | undefined,
  field: RefObject<TextField | null>,
  value: string,
): void {
  const anchored = useRef<AnchoredCaret | undefined>(undefined);
  const find = useRef(findText);
  find.current = findText;

  useEffect(() => {
    // Before others change the text, it still reads as the field does, unless the field has yet to show an earlier change.
    const anchor = (transaction: Y.Transaction) => {
      const text = find.current();
      const caret = readCaret(field.current);
      if (transaction.origin === editor.origin || text === undefined || caret === undefined) return;
      anchored.current ??= anchorCaret(text, caret);
    };
    doc.on('beforeTransaction', anchor);
    return () => doc.off('beforeTransaction', anchor);
  }, [doc, editor, field]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the caret moves when the value does
  useLayoutEffect(() => {
    const caret = anchored.current && findCaret(doc, anchored.current);
    anchored.current = undefined;
    if (caret && field.current && document.activeElement === field.current) {
      field.current.setSelectionRange(caret.start, caret.end);
    }
  }, [value]);
}

/** Follows the text at once and even when the entry is replaced by another one under the same id. */
function followText(
  { doc, store }: BoardSession,
  section: Section,
  id: string,
  property: string,
  onChange: () => void,
): () => void {
  let text: Y.Text | undefined;
  const attach = () => {
    const current = findSharedText(doc, section, id, property);
    if (current === text) return;
    text?.unobserve(onChange);
    current?.observe(onChange);
    text = current;
  };
  attach();
  const stop = store.subscribeEntry(section, id, () => {
    attach();
    onChange();
  });
  return () => {
    stop();
    text?.unobserve(onChange);
  };
}

function readCaret(field: TextField | null): Caret | undefined {
  if (!field || field.selectionStart === null || field.selectionEnd === null) return undefined;
  return { start: field.selectionStart, end: field.selectionEnd };
}
