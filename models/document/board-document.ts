import * as Y from 'yjs';
import type { Finding } from '../metamodel/finding.ts';
import { isId } from '../metamodel/ids.ts';
import { compareTexts, isEqualJson, isPlainObject, type PlainObject } from '../metamodel/json.ts';
import { type Entry, type Model, SECTION_NAMES, SECTIONS, type Section } from '../metamodel/model.ts';
import {
  findUnread,
  isUnknownSection,
  type ParsedModel,
  parseEntry,
  parseHead,
  withUnread,
} from '../metamodel/parse-model.ts';
import { placeUnread } from '../metamodel/place-unread.ts';
import { headOf } from '../metamodel/print-board.ts';
import { toUnreadPart, UNREAD_KEY, type UnreadPart } from '../metamodel/unread.ts';
import { setDeterministically } from './set-deterministically.ts';
import { shareDesign, shareText } from './share-plain-data.ts';
import { replaceText } from './shared-text.ts';
import { isEmptyType, listedItems, toPlain, toSharedMap, toStored } from './shared-values.ts';
import { canHoldSection, readUnknownTypes, setUnknownSection } from './unknown-sections.ts';

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

/** Reads the whole board. Peers may lie: what does not fit its schema is reported and kept in `unread`; never throws. */
export function readModel(doc: Y.Doc): ParsedModel {
  const head = readHead(doc);
  const findings: Finding[] = [...head.findings];
  const unread: UnreadPart[] = [];
  const sections = SECTION_NAMES.map((section) => {
    const entries: [string, unknown][] = [];
    for (const id of [...sectionMap(doc, section).keys()].sort(compareTexts)) {
      const parsed = parseEntry(section, id, readRaw(doc, section, id));
      if (parsed.ok) {
        entries.push([id, parsed.value]);
      } else {
        findings.push(...parsed.error);
        unread.push(...readUnread(doc, section, id));
      }
    }
    return [section, Object.fromEntries(entries)] as const;
  });
  const model = { ...head.model, ...Object.fromEntries(sections) };
  return { model: withUnread(model, unread), findings };
}

/**
 * Reads what a board has besides its sections; the sections of its model are empty. Shared types that are not known
 * stand in it under their names: sections as unread, others as properties. So does, as unread, what somebody has put in a wrong place.
 */
export function readHead(doc: Y.Doc): ParsedModel {
  const board = [...boardMap(doc).entries()].map(([key, value]) => [key, toPlain(value)] as const);
  const isMisplaced = ([key, value]: readonly [string, unknown]) =>
    Object.hasOwn(SECTIONS, key) || (key === 'id' && !(typeof value === 'string' && isId(value)));
  // A board that nobody has named yet is no defect; nor may a key pose as a section.
  const { model, findings } = parseHead({
    id: 'board',
    name: '',
    ...readUnknownTypes(doc),
    ...Object.fromEntries(board.filter((each) => each[1] !== undefined && !isMisplaced(each))),
  });
  const misplaced = [...board.filter(isMisplaced), ...readListedSections(doc)].map(([key, value]) =>
    toUnreadPart([key], value),
  );
  return {
    model: withUnread(model, misplaced),
    findings: [...findings, ...findUnread({ unread: misplaced })],
  };
}

/** What stands in a section as if it were a list: no entry, because it has no id. */
function readListedSections(doc: Y.Doc): readonly (readonly [Section, unknown])[] {
  return SECTION_NAMES.flatMap((section) => {
    const items = listedItems(sectionMap(doc, section));
    return items.length === 0 ? [] : [[section, items] as const];
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

/** What stands under the id of an entry that cannot be read, as it came; nothing where there is none. */
export function readUnread(doc: Y.Doc, section: Section, id: string): readonly UnreadPart[] {
  const map = sectionMap(doc, section);
  return map.has(id) ? [toUnreadPart([section, id], toPlain(map.get(id)))] : [];
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

/** Whether the head says nothing under a key, or an empty text. */
export function isFreeInHead(doc: Y.Doc, key: string): boolean {
  const value = toPlain(boardMap(doc).get(key));
  return value === undefined || value === '';
}

/** Whether nothing stands in any section, known or not. A board that has only been named is empty. */
export function isEmptyBoard(doc: Y.Doc): boolean {
  return [...doc.share].every(([name, type]) => name === 'board' || isEmptyType(type));
}

/**
 * Writes every entry and the head of a model into a document, in one transaction. What could not be read is written as it came.
 * Entries that say the same already are not touched; others under the same id are replaced as a whole. Entries that the model
 * does not have stay. Two people who fill an empty board with the same model at the same time get one of each entry, and no
 * text twice.
 */
export function writeModel(editor: Editor, model: Model): void {
  editor.doc.transact(() => {
    const unread = placeUnread(model);
    for (const [key, value] of Object.entries({ ...headOf(model), ...unread.head })) {
      if (isUnknownSection(key, value) && canHoldSection(editor.doc, key)) {
        setUnknownSection(editor.doc, key, value);
      } else {
        setHeadProperty(editor.doc, key, value);
      }
    }
    for (const section of SECTION_NAMES) {
      for (const [id, value] of Object.entries(unread.sections[section])) {
        setUnread(editor.doc, section, id, value);
      }
      for (const [id, entry] of Object.entries(model[section])) {
        setEntry(editor.doc, section, id, entry);
      }
    }
  }, editor.origin);
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

/** What a shared text says, also where somebody wrote it as plain data. */
export function readText(doc: Y.Doc, section: Section, id: string, property: string): string {
  const entry = sectionMap(doc, section).get(id);
  const text = entry instanceof Y.Map ? entry.get(property) : isPlainObject(entry) && entry[property];
  return text instanceof Y.Text || typeof text === 'string' ? text.toString() : '';
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

/** Writes what could not be read of an entry, in the form in which it may one day be read. Inside a transaction. */
function setUnread(doc: Y.Doc, section: Section, id: string, value: unknown): void {
  const present = toPlain(sectionMap(doc, section).get(id));
  if (!isEqualJson(present, value)) {
    sectionMap(doc, section).set(id, isPlainObject(value) ? toSharedAsIs(section, value) : value);
  }
}

/** Takes an entry out. Inside a transaction. */
export function deleteEntry(doc: Y.Doc, section: Section, id: string): void {
  sectionMap(doc, section).delete(id);
}

/**
 * Gives one property of an entry a value; `undefined` takes it out. Shared texts are changed where they differ, nearest to
 * the caret of whoever typed. Does nothing when the entry is gone or has that value. Inside a transaction.
 */
export function setProperty(
  doc: Y.Doc,
  section: Section,
  id: string,
  property: string,
  value: unknown,
  caret?: number,
): void {
  const entry = shareEntry(doc, section, id);
  if (entry === undefined) {
    return;
  }
  const present = entry.get(property);
  if (isSharedText(section, property)) {
    replaceText(shareText(entry, property), String(value ?? ''), caret);
  } else if (value === undefined) {
    entry.delete(property);
  } else if (!isEqualJson(toPlain(present), value)) {
    entry.set(property, toStored(value));
  }
}

/** As `setProperty`, for one property of an element's design. */
export function setDesignProperty(doc: Y.Doc, id: string, property: string, value: unknown): void {
  const entry = shareEntry(doc, 'elements', id);
  const design = entry === undefined ? undefined : shareDesign(entry);
  if (design === undefined) {
    return;
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

/**
 * Moves what stands under a key of the head to what is kept unread, if it cannot be read: something readable takes its place.
 * Inside a transaction.
 */
export function setUnreadAside(doc: Y.Doc, key: string): void {
  const board = boardMap(doc);
  if (!board.has(key) || Object.hasOwn(readHead(doc).model, key)) return;
  const kept = toPlain(board.get(UNREAD_KEY)) ?? [];
  const others = Array.isArray(kept) ? kept : [toUnreadPart([UNREAD_KEY], kept)];
  setHeadProperty(doc, UNREAD_KEY, [toUnreadPart([key], toPlain(board.get(key))), ...others]);
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

/** The map of an entry. One that a script wrote as plain data becomes a map, as everybody else would make it. */
function shareEntry(doc: Y.Doc, section: Section, id: string): Y.Map<unknown> | undefined {
  const map = sectionMap(doc, section);
  const present = map.get(id);
  return isPlainObject(present)
    ? setDeterministically(map, id, toSharedAsIs(section, present), present)
    : findEntryMap(doc, section, id);
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

/** A readable entry with all its shared texts and its design, also where it does not say them yet. */
function toShared(section: Section, entry: PlainObject): Y.Map<unknown> {
  const texts = SHARED_TEXTS[section].map((property) => [property, '']);
  const design = section === 'elements' ? { design: {} } : {};
  return toSharedAsIs(section, { ...Object.fromEntries(texts), ...design, ...withoutUndefined(entry) });
}

/** An entry with the shared texts and the design that it has, where they are such. */
function toSharedAsIs(section: Section, entry: PlainObject): Y.Map<unknown> {
  const map = toSharedMap(entry);
  for (const property of SHARED_TEXTS[section]) {
    const text = entry[property];
    if (typeof text === 'string') {
      map.set(property, new Y.Text(text));
    }
  }
  if (section === 'elements' && isPlainObject(entry.design)) {
    map.set('design', toSharedMap(entry.design));
  }
  return map;
}

function withoutUndefined(entry: PlainObject): PlainObject {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined));
}
