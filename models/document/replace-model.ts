import { isPlainObject, type PlainObject } from '../metamodel/json.ts';
import type { Model } from '../metamodel/model.ts';
import { isUnknownSection } from '../metamodel/parse-model.ts';
import { type PlacedUnread, placeUnread } from '../metamodel/place-unread.ts';
import { headOf } from '../metamodel/print-board.ts';
import { type Editor, writeModel } from './board-document.ts';
import { emptyType } from './shared-values.ts';

/**
 * Makes a document say what a model says and nothing else, in one transaction: what stands there besides goes, readable or not.
 * Entries that say the same already are not touched.
 */
export function replaceModel(editor: Editor, model: Model): void {
  editor.doc.transact((transaction) => {
    const unread = placeUnread(model);
    for (const [name, type] of editor.doc.share) {
      emptyType(type, transaction, new Set(keysAt(name, model, unread)));
    }
    writeModel(editor, model);
  }, editor.origin);
}

/** What the model has to say under the name of a shared type. */
function keysAt(name: string, model: Model, unread: PlacedUnread): readonly string[] {
  if (name === 'board') {
    const head = Object.entries({ ...headOf(model), ...unread.head });
    return head.filter(([key, value]) => !isUnknownSection(key, value)).map(([key]) => key);
  }
  const readable: PlainObject = { ...unread.head, ...model };
  const unreadable: PlainObject = { ...unread.sections };
  return [readable[name], unreadable[name]].flatMap((entries) =>
    isPlainObject(entries) ? Object.keys(entries) : [],
  );
}
