import type { ContextId, ElementId, TermId } from '../metamodel/ids.ts';
import type { BoardElement, Model } from '../metamodel/model.ts';
import { contextAreas, contextOf } from '../readings/context-of.ts';
import type { Index } from '../readings/model-access.ts';
import { keyVariants, wordKey, wordsOf } from '../words/word-key.ts';

/** A place in a text where the glossary has something to say; `start` and `end` count UTF-16 units. */
export type TermMark = {
  readonly start: number;
  readonly end: number;
  readonly term: TermId;
} & (
  | {
      readonly kind: 'term';
      /** The word is only known in another context than the text's: it may mean something else here. */
      readonly foreign: boolean;
    }
  | {
      readonly kind: 'avoid';
      /** The word to write instead: the term's name. */
      readonly replacement: string;
      readonly reason?: string;
    }
);

interface Entry {
  readonly kind: 'term' | 'avoid';
  readonly term: TermId;
  readonly context: ContextId | undefined;
  /** The text has the very word, not its singular or plural. */
  readonly exact: boolean;
  readonly replacement: string;
  readonly reason: string | undefined;
}

/** All terms and words to avoid of a glossary, ready to be found in texts. */
export interface TermIndex {
  readonly entries: ReadonlyMap<string, readonly Entry[]>;
  readonly longestKey: number;
}

/** Compiles a glossary once, so that each text afterwards costs time by its own length only. */
export function compileTerms(terms: Model['terms']): TermIndex {
  const entries = new Map<string, Entry[]>();
  const add = (word: string, entry: Omit<Entry, 'exact'>) => {
    for (const [position, key] of keyVariants(word).entries()) {
      const known = entries.get(key) ?? [];
      entries.set(key, [...known, { ...entry, exact: position === 0 }]);
    }
  };
  for (const [id, term] of Object.entries(terms)) {
    const shared = { term: id as TermId, context: term.context, replacement: term.name };
    add(term.name, { ...shared, kind: 'term', reason: undefined });
    for (const { word, reason } of term.avoid ?? []) {
      // A word to avoid that reads like the term itself would mark the right word as wrong.
      if (wordKey(word) !== wordKey(term.name)) add(word, { ...shared, kind: 'avoid', reason });
    }
  }
  return { entries, longestKey: Math.max(0, ...[...entries.keys()].map((key) => key.length)) };
}

const compiled = new WeakMap<Model['terms'], TermIndex>();

/** The glossary of a model, ready to be found in texts; compiled once for all models that share it. */
export const termIndex: Index<'all', TermIndex> = {
  build: ({ terms }) => {
    const index = compiled.get(terms) ?? compileTerms(terms);
    compiled.set(terms, index);
    return new Map([['all', index]]);
  },
};

/**
 * The terms and words to avoid in a text, left to right, never overlapping. Whole words only, in any case, in
 * singular or plural; the longest match wins. Where several contexts know a word, that of `context` speaks first,
 * then terms without a context, then the others as foreign; a word to avoid of another context is left alone.
 * For a text without a context every term speaks and nothing is foreign.
 */
export function recogniseTerms(text: string, index: TermIndex, context?: ContextId): readonly TermMark[] {
  if (index.entries.size === 0) return [];
  const words = wordsOf(text);
  const marks: TermMark[] = [];
  for (let first = 0; first < words.length; first += 1) {
    let found: { entry: Entry; last: number } | undefined;
    let key = '';
    for (let last = first; last < words.length; last += 1) {
      key += words[last]?.key ?? '';
      if (key.length > index.longestKey) break;
      const entry = bestEntry(index.entries.get(key) ?? [], context);
      if (entry !== undefined) found = { entry, last };
    }
    const start = words[first]?.start;
    const end = found && words[found.last]?.end;
    if (found === undefined || start === undefined || end === undefined) continue;
    marks.push(toMark(found.entry, start, end, context));
    first = found.last;
  }
  return marks;
}

/** What was recognised on a whole board; hand it back to `recognisedTerms` and only changes are read again. */
export interface RecognisedTerms {
  readonly index: TermIndex;
  /** Of every element with at least one mark. */
  readonly marks: ReadonlyMap<ElementId, readonly TermMark[]>;
  readonly source: Model;
  readonly read: ReadonlyMap<ElementId, Reading>;
}

interface Reading {
  readonly text: string;
  readonly context: ContextId | undefined;
  readonly marks: readonly TermMark[];
}

/**
 * The terms and words to avoid on all stickies, frames and texts of a board. With the result for an earlier state of
 * the board, elements whose text and context are the same keep their marks (the same arrays), unless a term changed.
 */
export function recognisedTerms(model: Model, earlier?: RecognisedTerms): RecognisedTerms {
  const sameTerms = earlier?.source.terms === model.terms;
  const index = sameTerms ? earlier.index : compileTerms(model.terms);
  const areas = contextAreas(model);
  const read = new Map<ElementId, Reading>();
  const marks = new Map<ElementId, readonly TermMark[]>();
  for (const [key, element] of Object.entries(model.elements)) {
    const id = key as ElementId;
    const context = contextOf(element, model.contexts, areas);
    const reading = readElement(element, index, context, sameTerms ? earlier.read.get(id) : undefined);
    read.set(id, reading);
    if (reading.marks.length > 0) marks.set(id, reading.marks);
  }
  return { index, marks, source: model, read };
}

function readElement(
  { text }: BoardElement,
  index: TermIndex,
  context: ContextId | undefined,
  earlier: Reading | undefined,
): Reading {
  if (earlier?.text === text && earlier.context === context) return earlier;
  return { text, context, marks: recogniseTerms(text, index, context) };
}

function toMark(entry: Entry, start: number, end: number, context: ContextId | undefined): TermMark {
  const { term, replacement, reason } = entry;
  if (entry.kind === 'term') return { kind: 'term', start, end, term, foreign: isForeign(entry, context) };
  return { kind: 'avoid', start, end, term, replacement, ...(reason === undefined ? {} : { reason }) };
}

function isForeign(entry: Entry, context: ContextId | undefined): boolean {
  return context !== undefined && entry.context !== undefined && entry.context !== context;
}

/** The entry that speaks for a word: by nearness of its context, then term before word to avoid, then exact spelling. */
function bestEntry(entries: readonly Entry[], context: ContextId | undefined): Entry | undefined {
  let best: Entry | undefined;
  let bestRank = Number.POSITIVE_INFINITY;
  for (const entry of entries) {
    if (entry.kind === 'avoid' && isForeign(entry, context)) continue;
    const rank = rankOf(entry, context);
    if (rank < bestRank) {
      best = entry;
      bestRank = rank;
    }
  }
  return best;
}

function rankOf(entry: Entry, context: ContextId | undefined): number {
  const distance = isForeign(entry, context) ? 2 : entry.context === context ? 0 : context ? 1 : 0;
  return distance * 4 + (entry.kind === 'term' ? 0 : 2) + (entry.exact ? 0 : 1);
}
