import { type Editor, setProperty } from '../document/board-document.ts';
import type { Entry, Section } from '../metamodel/model.ts';

/** New values for some properties of an entry; `undefined` takes an optional one out. An element's design has its own edit. */
export type EntryPatch<Name extends Section> = PatchOf<Entry<Name>>;

// Distributes, so that an element's patch may name what only some kinds have.
type PatchOf<Value> = Value extends unknown
  ? { readonly [Key in Exclude<keyof Value, 'design'>]?: Value[Key] }
  : never;

/** Changes properties of one entry and leaves its others alone. Does nothing when the entry is gone. */
export function updateEntry<Name extends Section>(
  editor: Editor,
  section: Name,
  id: string,
  patch: EntryPatch<Name>,
): void {
  editor.doc.transact(() => {
    for (const [property, value] of Object.entries(patch)) {
      setProperty(editor.doc, section, id, property, value);
    }
  }, editor.origin);
}
