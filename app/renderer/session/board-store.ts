import type * as Y from 'yjs';
import { readEntry, readHead, readModel, readUnread } from '#models/document/board-document.ts';
import { type EntryChange, observeEntries } from '#models/document/observe-entries.ts';
import type { Finding } from '#models/metamodel/finding.ts';
import { type Entry, type Model, SECTION_NAMES, type Section } from '#models/metamodel/model.ts';
import { findUnread, withUnread } from '#models/metamodel/parse-model.ts';
import { UNREAD_KEY, type UnreadPart } from '#models/metamodel/unread.ts';

/** Which entries changed, by section; `board` stands for what has no section (name, purpose, legend). */
export type StoreChanges = ReadonlyMap<Section | 'board', ReadonlySet<string>>;

/**
 * The board document as plain values for the interface: read once, then kept up entry by entry.
 *
 * An entry that did not change keeps its identity. The person's own edits show at once; those of others gather
 * and show together in the next frame. Snapshots of a section and of the model are made when asked for.
 */
export interface BoardStore {
  /** What on the board could not be read, as it is at this moment. It is left out everywhere else but in `getHead().unread`. */
  readonly findings: readonly Finding[];
  getModel(): Model;
  /** What a board has besides its sections. */
  getHead(): BoardHead;
  getSection<Of extends Section>(section: Of): Model[Of];
  getEntry<Of extends Section>(section: Of, id: string): Entry<Of> | undefined;
  /** The live entries of a section, for code that runs in every frame. Read only, never kept. */
  entries<Of extends Section>(section: Of): ReadonlyMap<string, Entry<Of>>;
  subscribe(listener: (changes: StoreChanges) => void): () => void;
  subscribeEntry(section: Section, id: string, listener: () => void): () => void;
  /** Shows what has gathered without waiting for the frame. */
  flush(): void;
  close(): void;
}

export type BoardHead = Omit<Model, Section>;

/** Runs `task` once, soon; returns how to call it off. */
export type Schedule = (task: () => void) => () => void;

interface StoreOptions {
  readonly doc: Y.Doc;
  /** Origin of the person's own transactions. */
  readonly origin: unknown;
  /** Default: the next animation frame. */
  readonly schedule?: Schedule;
}

const nextFrame: Schedule = (task) => {
  const handle = requestAnimationFrame(task);
  return () => cancelAnimationFrame(handle);
};

export function createBoardStore({ doc, origin, schedule = nextFrame }: StoreOptions): BoardStore {
  const contents = readContents(doc);
  const snapshots = new Map<Section, unknown>();
  let model: Model | undefined;

  const listeners = new Set<(changes: StoreChanges) => void>();
  const entryListeners = new Map<string, Set<() => void>>();
  let gathered = new Map<Section | 'board', Set<string>>();
  let callOff: (() => void) | undefined;

  const flush = () => {
    callOff?.();
    callOff = undefined;
    if (gathered.size === 0) return;
    const changes = gathered;
    gathered = new Map();
    const before = contents.unread;
    for (const [section, ids] of changes) {
      if (section === 'board') contents.own = readHead(doc).model;
      else applyChanges(doc, contents, section, ids, snapshots);
    }
    if (contents.unread !== before) {
      changes.set('board', new Set([...(changes.get('board') ?? []), UNREAD_KEY]));
    }
    if (changes.has('board')) {
      contents.head = headOf(contents);
      contents.findings = findUnread(contents.head);
    }
    model = undefined;
    notify(changes);
  };

  const notify = (changes: StoreChanges) => {
    for (const listener of [...listeners]) listener(changes);
    for (const [section, ids] of changes) {
      for (const id of ids) {
        for (const listener of [...(entryListeners.get(`${section}/${id}`) ?? [])]) listener();
      }
    }
  };

  const stopObserving = observeEntries(doc, (changes: readonly EntryChange[], from: unknown) => {
    for (const { section, id } of changes) {
      const ids = gathered.get(section);
      if (ids) ids.add(id);
      else gathered.set(section, new Set([id]));
    }
    if (from === origin) flush();
    else callOff ??= schedule(flush);
  });

  const getSection = <Of extends Section>(section: Of): Model[Of] => {
    if (!snapshots.has(section)) snapshots.set(section, Object.fromEntries(contents.sections[section]));
    return snapshots.get(section) as Model[Of];
  };

  return {
    get findings() {
      return contents.findings;
    },
    getModel() {
      model ??= {
        ...contents.head,
        ...(Object.fromEntries(SECTION_NAMES.map((name) => [name, getSection(name)])) as Pick<
          Model,
          Section
        >),
      };
      return model;
    },
    getHead: () => contents.head,
    getSection,
    getEntry: <Of extends Section>(section: Of, id: string) =>
      contents.sections[section].get(id) as Entry<Of> | undefined,
    entries: <Of extends Section>(section: Of) =>
      contents.sections[section] as ReadonlyMap<string, Entry<Of>>,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    subscribeEntry(section, id, listener) {
      const key = `${section}/${id}`;
      const own = entryListeners.get(key) ?? new Set();
      entryListeners.set(key, own.add(listener));
      return () => {
        own.delete(listener);
        if (own.size === 0 && entryListeners.get(key) === own) entryListeners.delete(key);
      };
    },
    flush,
    close() {
      callOff?.();
      stopObserving();
      listeners.clear();
      entryListeners.clear();
    },
  };
}

interface Contents {
  head: BoardHead;
  /** What stands in the head itself. */
  own: Model;
  readonly sections: Readonly<Record<Section, Map<string, unknown>>>;
  /** The entries that could not be read. Replaced when one of them changes. */
  unread: readonly UnreadPart[];
  findings: readonly Finding[];
}

function readContents(doc: Y.Doc): Contents {
  const { model } = readModel(doc);
  const sections = Object.fromEntries(
    SECTION_NAMES.map((name) => [name, new Map(Object.entries(model[name]))]),
  ) as Record<Section, Map<string, unknown>>;
  const unread = (model.unread ?? []).filter(({ path }) => path.length === 2);
  const own = readHead(doc).model;
  const head = headOf({ own, unread });
  return { head, own, sections, unread, findings: findUnread(head) };
}

function headOf({ own, unread }: Pick<Contents, 'own' | 'unread'>): BoardHead {
  const names: readonly string[] = SECTION_NAMES;
  const whole = Object.entries(withUnread(own, unread));
  return Object.fromEntries(whole.filter(([key]) => !names.includes(key))) as BoardHead;
}

function applyChanges(
  doc: Y.Doc,
  contents: Contents,
  section: Section,
  ids: ReadonlySet<string>,
  snapshots: Map<Section, unknown>,
): void {
  const entries = contents.sections[section];
  const unread: UnreadPart[] = [];
  for (const id of ids) {
    const entry = readEntry(doc, section, id);
    if (entry === undefined) {
      entries.delete(id);
      unread.push(...readUnread(doc, section, id));
    } else entries.set(id, entry);
  }
  const others = contents.unread.filter(({ path }) => path[0] !== section || !ids.has(path[1] ?? ''));
  if (unread.length > 0 || others.length < contents.unread.length) contents.unread = [...others, ...unread];
  snapshots.delete(section);
}
