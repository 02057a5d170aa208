import { type Model, SECTION_NAMES, type Section } from '../metamodel/model.ts';
import { LazyMap } from '../readings/lazy-map.ts';
import { type Index, type ModelAccess, setAccess } from '../readings/model-access.ts';
import { type AnyIndex, isSameRow, KnownTables } from './known-tables.ts';

/** Something that is worked out from a model and no longer holds when an answer has changed. */
export interface Reader {
  isStale: boolean;
}

/** One question to a model with its answer and those who have asked. */
export interface Question {
  answer: unknown;
  readonly readers: Set<Reader>;
}

/** Questions, and things that were worked out from others. */
type Notes = Set<Question | { readonly notes: Notes }>;

type Records = Readonly<Record<string, unknown>>;

/**
 * A model that notes what is read of it: single entries, whole sections, rows of tables, its name. After it has moved on to
 * the next model, the readers of each question that is answered differently are stale.
 *
 * What is worked out once (`ModelAccess.once`) counts for everybody who asks for it, and is worked out anew for the next
 * model: nothing but questions, answers and tables outlives a model.
 */
export class WatchedModel {
  #plain: Model;
  #current: Model;
  readonly #entries = new Map<Section, Map<string, Question>>();
  readonly #sections = new Map<Section, Question>();
  readonly #head = new Map<string, Question>();
  readonly #known: KnownTables;
  readonly #rows = new Map<AnyIndex, Map<string, Question>>();
  readonly #tables = new Map<AnyIndex, Question>();
  readonly #open: Notes[] = [];

  constructor(model: Model) {
    this.#plain = model;
    this.#known = new KnownTables(model);
    this.#current = this.#watch(model);
  }

  /** The model for those whose reading is noted. It is another one after each move. */
  get current(): Model {
    return this.#current;
  }

  /** Works something out, and gives the questions that were asked for it. */
  note<Value>(compute: () => Value): { readonly value: Value; readonly questions: ReadonlySet<Question> } {
    const notes: Notes = new Set();
    const value = this.#noteIn(notes, compute);
    const questions = new Set<Question>();
    collect(notes, questions, new Set());
    return { value, questions };
  }

  /** Goes on to the next model and marks the readers of what is different there. */
  moveTo(next: Model): void {
    const earlier = this.#plain;
    if (next === earlier) return;
    this.#plain = next;
    for (const section of SECTION_NAMES) {
      if (next[section] === earlier[section]) continue;
      const records: Records = next[section];
      ask(this.#sections, section, records, Object.is);
      const entries = this.#entries.get(section);
      for (const id of entries?.keys() ?? []) ask(entries, id, records[id], Object.is);
    }
    for (const key of this.#head.keys()) ask(this.#head, key, Reflect.get(next, key), Object.is);
    const before = new Map([...this.#rows.keys()].map((index) => [index, this.#known.get(index)]));
    this.#known.moveTo(next);
    for (const [index, rows] of this.#rows) {
      const table = this.#known.get(index);
      if (table === before.get(index)) continue;
      for (const key of rows.keys()) ask(rows, key, table.get(key), isSameRow);
    }
    for (const index of this.#tables.keys()) ask(this.#tables, index, this.#known.get(index), Object.is);
    this.#current = this.#watch(next);
  }

  #watch(model: Model): Model {
    const sections = new Map<PropertyKey, object>(
      SECTION_NAMES.map((section) => [section, this.#watchSection(section, model[section])]),
    );
    const watched = new Proxy(model, {
      get: (target, key) => {
        const value: unknown = Reflect.get(target, key);
        const section = sections.get(key);
        if (section !== undefined) return section;
        this.#add(questionOf(this.#head, String(key), value));
        return value;
      },
    });
    setAccess(watched, this.#access());
    return watched;
  }

  #watchSection(section: Section, records: object): object {
    const questions = this.#entries.get(section) ?? new Map<string, Question>();
    this.#entries.set(section, questions);
    const add = (key: PropertyKey) => {
      const all = this.#sections.get(section);
      // Whoever has read the whole section depends on each of its entries already.
      if (all !== undefined && this.#open.at(-1)?.has(all)) return;
      this.#add(questionOf(questions, String(key), Reflect.get(records, key)));
    };
    return new Proxy(records, {
      get: (target, key) => {
        add(key);
        return Reflect.get(target, key) as unknown;
      },
      has: (target, key) => {
        add(key);
        return Reflect.has(target, key);
      },
      getOwnPropertyDescriptor: (target, key) => {
        add(key);
        return Reflect.getOwnPropertyDescriptor(target, key);
      },
      ownKeys: (target) => {
        this.#add(questionOf(this.#sections, section, records));
        return Reflect.ownKeys(target);
      },
    });
  }

  #access(): ModelAccess {
    return {
      table: <Key extends string, Row>(index: Index<Key, Row>) =>
        this.#watchTable(index as unknown as AnyIndex) as unknown as ReadonlyMap<Key, Row>,
      once: (compute, soFar) => this.#once(compute, soFar),
    };
  }

  #watchTable(index: AnyIndex): ReadonlyMap<string, unknown> {
    const rows = this.#rows.get(index) ?? new Map<string, Question>();
    this.#rows.set(index, rows);
    return new LazyMap<string, unknown>(
      () => {
        const table = this.#known.get(index);
        this.#add(questionOf(this.#tables, index, table));
        return [...table.keys()];
      },
      (key) => {
        const row = this.#known.get(index).get(key);
        this.#add(questionOf(rows, key, row));
        return row;
      },
    );
  }

  #once<Value>(compute: () => Value, soFar?: () => Value): () => Value {
    const reading = { notes: new Set() as Notes };
    let isWorking = false;
    let done: { readonly value: Value } | undefined;
    return () => {
      this.#add(reading);
      if (done !== undefined) return done.value;
      if (isWorking && soFar !== undefined) return soFar();
      isWorking = true;
      try {
        done = { value: this.#noteIn(reading.notes, compute) };
        return done.value;
      } finally {
        isWorking = false;
      }
    };
  }

  #noteIn<Value>(notes: Notes, compute: () => Value): Value {
    this.#open.push(notes);
    try {
      return compute();
    } finally {
      this.#open.pop();
    }
  }

  #add(note: Question | { readonly notes: Notes }): void {
    this.#open.at(-1)?.add(note);
  }
}

function questionOf<Key>(questions: Map<Key, Question>, key: Key, answer: unknown): Question {
  const known = questions.get(key);
  if (known !== undefined) return known;
  const question: Question = { answer, readers: new Set() };
  questions.set(key, question);
  return question;
}

/** Asks a question anew; forgets it when nobody wants to know. */
function ask<Key>(
  questions: Map<Key, Question> | undefined,
  key: Key,
  answer: unknown,
  isSame: (one: unknown, other: unknown) => boolean,
): void {
  const question = questions?.get(key);
  if (question === undefined) return;
  if (question.readers.size === 0) {
    questions?.delete(key);
    return;
  }
  if (isSame(question.answer, answer)) return;
  question.answer = answer;
  for (const reader of question.readers) reader.isStale = true;
}

function collect(notes: Notes, questions: Set<Question>, seen: Set<Notes>): void {
  if (seen.has(notes)) return;
  seen.add(notes);
  for (const note of notes) {
    if ('notes' in note) collect(note.notes, questions, seen);
    else questions.add(note);
  }
}
