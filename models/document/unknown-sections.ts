import type * as Y from 'yjs';
import { compareTexts, isEqualJson, type PlainObject } from '../metamodel/json.ts';
import { SECTION_NAMES } from '../metamodel/model.ts';
import { isEmptyType, isMapType, rootToPlain, toPlain, toStored } from './shared-values.ts';

/** The shared types of a document that are no part of a board as this version knows it, as plain data. */
export function readUnknownTypes(doc: Y.Doc): PlainObject {
  const known = new Set<string>(['board', ...SECTION_NAMES]);
  const names = [...doc.share.keys()].filter((name) => !known.has(name)).sort(compareTexts);
  return Object.fromEntries(
    names.flatMap((name) => {
      const type = doc.share.get(name);
      return type === undefined || isEmptyType(type) ? [] : [[name, rootToPlain(type)]];
    }),
  );
}

/** Whether a document has room for a section where a newer version looks for it: nothing else stands there. */
export function canHoldSection(doc: Y.Doc, name: string): boolean {
  const present = doc.share.get(name);
  return name !== 'board' && (present === undefined || isMapType(present));
}

/** Writes a section of a newer version where that version looks for it. Needs `canHoldSection`. Inside a transaction. */
export function setUnknownSection(doc: Y.Doc, name: string, entries: PlainObject): void {
  const map = doc.getMap(name);
  for (const [id, entry] of Object.entries(entries)) {
    if (!isEqualJson(toPlain(map.get(id)), entry)) map.set(id, toStored(entry));
  }
}
