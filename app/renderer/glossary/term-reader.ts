import type { ContextId, ElementId } from '#models/metamodel/ids.ts';
import type { BoardElement, Model } from '#models/metamodel/model.ts';
import { type ContextArea, contextAreas, contextOf } from '#models/readings/context-of.ts';
import {
  compileTerms,
  type RecognisedTerms,
  recognisedTerms,
  recogniseTerms,
  type TermIndex,
  type TermMark,
} from '#models/views/recognised-terms.ts';
import type { BoardStore } from '../session/board-store.ts';

/**
 * What the glossary says about the texts of one board. Reads a text again only when it, its context or the glossary
 * changed: until then the same marks are the same array.
 */
export interface TermReader {
  /** The marks in a text of one element, which may be set in lines of its own; none for an element that is gone. */
  marksOf(id: string, text: string): readonly TermMark[];
  /** The marks of all elements that have any. */
  marks(): ReadonlyMap<ElementId, readonly TermMark[]>;
}

const readers = new WeakMap<BoardStore, TermReader>();

/** The one reader of a board's store. */
export function termReaderOf(store: BoardStore): TermReader {
  const known = readers.get(store);
  if (known) return known;
  const reader = createTermReader(store);
  readers.set(store, reader);
  return reader;
}

interface Reading {
  readonly text: string;
  readonly index: TermIndex;
  readonly context: ContextId | undefined;
  readonly marks: readonly TermMark[];
}

const noMarks: readonly TermMark[] = [];

function createTermReader(store: BoardStore): TermReader {
  const indexOf = remember(() => store.getSection('terms'), compileTerms);
  const areasOf = followContextAreas(store);
  const readings = new Map<string, Reading>();
  let board: RecognisedTerms | undefined;

  return {
    marksOf(id, text) {
      const element = store.getEntry('elements', id);
      if (!element) {
        readings.delete(id);
        return noMarks;
      }
      const index = indexOf();
      const context = contextOf(element, store.getSection('contexts'), areasOf());
      const known = readings.get(id);
      if (known?.text === text && known.index === index && known.context === context) return known.marks;
      const found = recogniseTerms(text, index, context);
      const marks = found.length === 0 ? noMarks : found;
      readings.set(id, { text, index, context, marks });
      return marks;
    },
    marks() {
      const model = store.getModel();
      if (board?.source !== model) board = recognisedTerms(model, board);
      return board.marks;
    },
  };
}

/**
 * The context frames of a board, kept up by its changes: a snapshot of all elements would cost milliseconds in every
 * frame in which somebody moves something.
 */
function followContextAreas(store: BoardStore): () => readonly ContextArea[] {
  const frames = new Map<string, BoardElement>();
  let areas: readonly ContextArea[] | undefined;
  const follow = (id: string) => {
    const element = store.getEntry('elements', id);
    const wasFrame = frames.delete(id);
    if (element?.kind === 'frame') frames.set(id, element);
    if (wasFrame || element?.kind === 'frame') areas = undefined;
  };
  for (const id of store.entries('elements').keys()) follow(id);
  // Lives as long as the store, which lets go of its listeners when it is closed.
  store.subscribe((changes) => {
    if (changes.has('contexts')) areas = undefined;
    for (const id of changes.get('elements') ?? []) follow(id);
  });
  return () => {
    areas ??= contextAreas({
      contexts: store.getSection('contexts'),
      elements: Object.fromEntries(frames) as Model['elements'],
    });
    return areas;
  };
}

/** Computes again only when the source has another identity. */
function remember<Source, Value>(source: () => Source, compute: (from: Source) => Value): () => Value {
  let last: { readonly from: Source; readonly value: Value } | undefined;
  return () => {
    const from = source();
    if (!last || last.from !== from) last = { from, value: compute(from) };
    return last.value;
  };
}
