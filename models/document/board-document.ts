import * as Y from 'yjs';
import type { Finding } from '../metamodel/finding.ts';
import { compareTexts, isEqualJson, isPlainObject, type PlainObject } from '../metamodel/json.ts';
import { type Entry, type Model, SECTION_NAMES, SECTIONS, type Section } from '../metamodel/model.ts';
import { type ParsedModel, parseEntry, parseHead } from '../metamodel/parse-model.ts';
import { replaceText } from './shared-text.ts';
import { toPlain, toSharedMap, toStored } from './shared-values.ts';

/**
 * Who edits which document. Every edit is one transaction with `origin`, by which undo knows a person's own work;
 * it is an object or a text of that person's window, never `null`.
 */
export interface Editor {
  readonly doc: Y.Doc;
  readonly origin: unknown;
}

/**
 * The properties that several people type in at once: each is a `Y.Text` from the moment its entry is made, so that
 * two people who begin a definition together both keep their words. An empty one says the same as none, except
 * for an element's `text`, which is always there.
 */
export const SHARED_TEXTS = {
  contexts: ['purpose'],
  elements: ['text', 'description'],
  relations: [],
  relationships: ['description'],
  terms: ['definition'],
  values: ['description'],
  scenarios: [],
  journeys: [],
  rules: [],
  dismissals: [],
} as const satisfies Record<Section, readonly string[]>;

/** One entry that a transaction added, changed or removed; of the board itself, the key of its head. */
export interface EntryChange {
  readonly section: Section | 'board';
  readonly id: string;
}

/** Reads the whole board. Peers may lie: what does not fit its schema is left out and reported; never throws. */
export function readModel(doc: Y.Doc): ParsedModel {
  const head = readHead(doc);
  const findings: Finding[] = [...head.findings];
  const sections = SECTION_NAMES.map((section) => {
    const entries: [string, unknown][] = [];
    for (const id of [...sectionMap(doc, section).keys()].sort(compareTexts)) {
      const parsed = parseEntry(section, id, readRaw(doc, section, id));
      if (parsed.ok) {
        entries.push([id, parsed.value]);
      } else {
        findings.push(...parsed.error);
      }
    }
    return [section, Object.fromEntries(entries)] as const;
  });
  return { model: { ...head.model, ...Object.fromEntries(sections) }, findings };
}

/** Reads what a board has besides its sections; the sections of its model are empty. */
export function readHead(doc: Y.Doc): ParsedModel {
  const plain = [...boardMap(doc).entries()].map(([key, value]) => [key, toPlain(value)] as const);
  // A board that nobody has named yet is no defect; nor may a key pose as a section.
  return parseHead({
    id: 'board',
    name: '',
    ...Object.fromEntries(
      plain.filter(([key, value]) => value !== undefined && !Object.hasOwn(SECTIONS, key)),
    ),
  });
}

/** Reads one entry, or nothing when it is not there or does not fit its schema. */
export function readEntry<Name extends Section>(
  doc: Y.Doc,
  section: Name,
  id: string,
): Entry<Name> | undefined {
  const raw = readRaw(doc, section, id);
  const parsed = raw === undefined ? undefined : parseEntry(section, id, raw);
  return parsed?.ok ? parsed.value : undefined;
}

/** Reads the entries of one section that fit their schema, in no particular order. */
export function readEntries<Name extends Section>(
  doc: Y.Doc,
  section: Name,
): readonly (readonly [id: string, entry: Entry<Name>])[] {
  return [...sectionMap(doc, section).keys()].flatMap((id) => {
    const entry = readEntry(doc, section, id);
    return entry === undefined ? [] : [[id, entry] as const];
  });
}

/** Whether anything stands under an id, readable or not. */
export function hasEntry(doc: Y.Doc, section: Section, id: string): boolean {
  return sectionMap(doc, section).has(id);
}

/** Whether nothing stands in any section. A board that has only been named is empty. */
export function isEmptyBoard(doc: Y.Doc): boolean {
  return SECTION_NAMES.every((section) => sectionMap(doc, section).size === 0);
}

/**
 * Writes every entry and the head of a model into a document, in one transaction. Entries that say the same already
 * are not touched, others under the same id are replaced as a whole, entries that the model does not have stay. Two
 * people who fill an empty board with the same model at the same time get one of each entry, never doubled texts.
 */
export function writeModel(editor: Editor, model: Model): void {
  editor.doc.transact(() => {
    for (const [key, value] of Object.entries(model)) {
      if (!Object.hasOwn(SECTIONS, key)) {
        setHeadProperty(editor.doc, key, value);
      }
    }
    for (const section of SECTION_NAMES) {
      for (const [id, entry] of Object.entries(model[section])) {
        setEntry(editor.doc, section, id, entry);
      }
    }
  }, editor.origin);
}

/**
 * Calls the listener once after each transaction that changed entries, however deep inside, with each of them
 * named once. Returns what ends it.
 */
export function observeEntries(
  doc: Y.Doc,
  listener: (changes: readonly EntryChange[], origin: unknown) => void,
): () => void {
  let pending = new Map<string, EntryChange>();
  const observe = (section: EntryChange['section'], map: Y.Map<unknown>) => {
    const collect = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]) => {
      for (const event of events) {
        const ids = event.path.length === 0 ? [...event.keys.keys()] : [String(event.path[0])];
        for (const id of ids) {
          pending.set(`${section}/${id}`, { section, id });
        }
      }
    };
    map.observeDeep(collect);
    return () => map.unobserveDeep(collect);
  };
  const stops = [...boardMaps(doc)].map(([section, map]) => observe(section, map));
  const flush = (transaction: Y.Transaction) => {
    if (pending.size > 0) {
      const changes = [...pending.values()];
      pending = new Map();
      listener(changes, transaction.origin);
    }
  };
  doc.on('afterTransaction', flush);
  return () => {
    doc.off('afterTransaction', flush);
    for (const stop of stops) {
      stop();
    }
  };
}

/** The text that an editor in the window binds to; nothing when the entry is gone or somebody wrote it as plain data. */
export function findSharedText(
  doc: Y.Doc,
  section: Section,
  id: string,
  property: string,
): Y.Text | undefined {
  const value = findEntryMap(doc, section, id)?.get(property);
  return value instanceof Y.Text ? value : undefined;
}

/** The maps that hold a board, for what must watch all of it. */
export function boardMaps(doc: Y.Doc): ReadonlyMap<Section | 'board', Y.Map<unknown>> {
  return new Map<Section | 'board', Y.Map<unknown>>([
    ['board', boardMap(doc)],
    ...SECTION_NAMES.map((section) => [section, sectionMap(doc, section)] as const),
  ]);
}

/** The properties for want of which an entry cannot be read. */
export function findMissingProperties(doc: Y.Doc, section: Section, id: string): readonly string[] {
  const entry = findEntryMap(doc, section, id);
  const parsed = entry === undefined ? undefined : parseEntry(section, id, readRaw(doc, section, id));
  const findings = parsed === undefined || parsed.ok ? [] : parsed.error;
  return findings.map(({ path }) => String(path[2])).filter((property) => entry?.has(property) === false);
}

/** Writes an entry as a whole unless it says the same already. Inside a transaction. */
export function setEntry(doc: Y.Doc, section: Section, id: string, entry: PlainObject | string): void {
  const said = typeof entry === 'string' ? entry : withoutEmpty(section, entry);
  if (!isEqualJson(readRaw(doc, section, id), said)) {
    sectionMap(doc, section).set(id, typeof entry === 'string' ? entry : toShared(section, entry));
  }
}

/** Takes an entry out. Inside a transaction. */
export function deleteEntry(doc: Y.Doc, section: Section, id: string): void {
  sectionMap(doc, section).delete(id);
}

/**
 * Gives one property of an entry a value; `undefined` takes it out. Shared texts are changed where they differ. Does
 * nothing when the entry is gone or has that value. Inside a transaction.
 */
export function setProperty(
  doc: Y.Doc,
  section: Section,
  id: string,
  property: string,
  value: unknown,
): void {
  const entry = findEntryMap(doc, section, id);
  if (entry === undefined) {
    return;
  }
  const present = entry.get(property);
  if (isSharedText(section, property)) {
    const text = present instanceof Y.Text ? present : entry.set(property, new Y.Text());
    replaceText(text, String(value ?? ''));
  } else if (value === undefined) {
    entry.delete(property);
  } else if (!isEqualJson(toPlain(present), value)) {
    entry.set(property, toStored(value));
  }
}

/** As `setProperty`, for one property of an element's design. */
export function setDesignProperty(doc: Y.Doc, id: string, property: string, value: unknown): void {
  const entry = findEntryMap(doc, 'elements', id);
  if (entry === undefined) {
    return;
  }
  const present = entry.get('design');
  const design: Y.Map<unknown> = present instanceof Y.Map ? present : toSharedMap(present);
  if (design !== present) {
    entry.set('design', design);
  }
  if (value === undefined) {
    design.delete(property);
  } else if (!isEqualJson(toPlain(design.get(property)), value)) {
    design.set(property, toStored(value));
  }
}

/** As `setProperty`, for what the board has besides its sections. */
export function setHeadProperty(doc: Y.Doc, property: string, value: unknown): void {
  const board = boardMap(doc);
  if (value === undefined) {
    board.delete(property);
  } else if (!isEqualJson(toPlain(board.get(property)), value)) {
    board.set(property, toStored(value));
  }
}

function boardMap(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('board');
}

function sectionMap(doc: Y.Doc, section: Section): Y.Map<unknown> {
  return doc.getMap(section);
}

function findEntryMap(doc: Y.Doc, section: Section, id: string): Y.Map<unknown> | undefined {
  const entry = sectionMap(doc, section).get(id);
  return entry instanceof Y.Map ? entry : undefined;
}

function isSharedText(section: Section, property: string): boolean {
  return (SHARED_TEXTS[section] as readonly string[]).includes(property);
}

/** The entry as plain data, whatever it is; nothing when there is none. */
function readRaw(doc: Y.Doc, section: Section, id: string): unknown {
  const raw = toPlain(sectionMap(doc, section).get(id));
  return isPlainObject(raw) ? withoutEmpty(section, raw) : raw;
}

/** Shared texts and designs are made before anybody has filled them: until then they say nothing. */
function withoutEmpty(section: Section, entry: PlainObject): PlainObject {
  const said = Object.entries(entry).filter(([property, value]) => {
    const isEmpty = value === '' || (isPlainObject(value) && Object.keys(value).length === 0);
    const isOptional = property === 'design' || (property !== 'text' && isSharedText(section, property));
    return !(isEmpty && isOptional);
  });
  return Object.fromEntries(said);
}

function toShared(section: Section, entry: PlainObject): Y.Map<unknown> {
  const map = toSharedMap(entry);
  for (const property of SHARED_TEXTS[section]) {
    map.set(property, new Y.Text(String(entry[property] ?? '')));
  }
  if (section === 'elements' && (entry.design === undefined || isPlainObject(entry.design))) {
    map.set('design', toSharedMap(entry.design));
  }
  return map;
}
