import * as Y from 'yjs';
import { boardMaps, type Editor, findMissingProperties, setProperty } from './board-document.ts';
import { type EntryChange, observeEntries } from './observe-entries.ts';

type Step = Y.UndoManager['undoStack'][number];

const mending = Symbol('mending');

/** Edits closer together than this are one step, so that undo does not go letter by letter. */
const captureTimeoutMs = 500;

/**
 * Undo and redo for one person: only what was done with the editor's origin, never what others did. Undoing
 * the making of an entry that somebody else has changed since leaves it standing; undoing a change that
 * somebody else has changed further leaves theirs. One call takes back one step at most: when nothing of the last
 * one is left to take back, it is dropped, `undo` returns null, and the steps before it wait for their own call.
 *
 * A gesture is one step: call `stopCapturing()` before each gesture (a drop, a paste, an added sticky, the start of
 * typing in another place), or it joins a step of the last half second. Call `destroy()` when the window lets go
 * of the board. Steps live as long as the window.
 */
export function createUndo(editor: Editor): Y.UndoManager {
  return new BoardUndo(editor);
}

class BoardUndo extends Y.UndoManager {
  readonly #maps: ReadonlySet<unknown>;
  readonly #stopMending: () => void;
  /** The step that is being taken back or done again. */
  #stepAtHand: Step | undefined;

  constructor(editor: Editor) {
    const maps = [...boardMaps(editor.doc).values()];
    super(maps, { trackedOrigins: new Set([editor.origin]), captureTimeout: captureTimeoutMs });
    this.#maps = new Set(maps);
    this.deleteFilter = (item) => !this.#holdsOthersWork(item);
    this.on('stack-item-added', ({ stackItem }: { stackItem: Step }) => this.#keepOwn(stackItem));
    this.on('stack-item-updated', ({ stackItem }: { stackItem: Step }) => this.#keepOwn(stackItem));
    this.#stopMending = observeEntries(editor.doc, (changes, origin) => {
      if (origin === this) {
        mendEntries(editor.doc, changes, this.#stepAtHand);
      }
    });
  }

  /** What was written under another id (see `setDeterministically`) is everybody's: no step takes it back. */
  #keepOwn({ insertions }: Step): void {
    for (const client of insertions.clients.keys()) {
      if (client !== this.doc.clientID) insertions.clients.delete(client);
    }
  }

  override destroy(): void {
    this.#stopMending();
    super.destroy();
  }

  override undo(): Step | null {
    return this.#takeLast(this.undoStack, 'undo', () => super.undo());
  }

  override redo(): Step | null {
    return this.#takeLast(this.redoStack, 'redo', () => super.redo());
  }

  /** Yjs goes on to older steps until one changes something, so it gets to see the last one only. */
  #takeLast(stack: Step[], type: 'undo' | 'redo', take: () => Step | null): Step | null {
    const last = stack.at(-1);
    if (last === undefined) {
      return null;
    }
    const older = stack.splice(0, stack.length - 1);
    // Before anybody hears of the change and asks what else there is to take back.
    this.doc.once('beforeObserverCalls', () => stack.unshift(...older));
    this.#stepAtHand = last;
    const taken = take();
    this.#stepAtHand = undefined;
    if (taken === null) {
      const dropped = { stackItem: last, type, origin: this, changedParentTypes: new Map() };
      this.emit('stack-item-popped', [dropped, this]);
    }
    return taken;
  }

  /** Whether the step at hand made the entry around `item` and others have put something into it since. */
  #holdsOthersWork(item: Y.Item): boolean {
    const entry = this.#entryAround(item);
    const step = this.#stepAtHand;
    return (
      entry !== undefined &&
      step !== undefined &&
      wasMadeIn(step, entry) &&
      holdsOther(entry, this.doc.clientID)
    );
  }

  #entryAround(item: Y.Item): Y.Item | undefined {
    let around: Y.Item | null = item;
    while (around !== null && !this.#maps.has(around.parent)) {
      around = around.parent instanceof Y.AbstractType ? around.parent._item : null;
    }
    return around ?? undefined;
  }
}

/** An entry that was taken back and restored is another item under the same key: its forerunners are to its left. */
function wasMadeIn(step: Step, entry: Y.Item): boolean {
  for (let item: Y.Item | null = entry; item !== null; item = item.left) {
    if (Y.isDeleted(step.insertions, item.id)) {
      return true;
    }
  }
  return false;
}

/** Whether anything that still counts inside an item comes from another client. */
function holdsOther(item: Y.Item, client: number): boolean {
  if (item.deleted || !(item.content instanceof Y.ContentType)) {
    return false;
  }
  const type = item.content.type;
  const isOther = (inner: Y.Item) =>
    (!inner.deleted && inner.id.client !== client) || holdsOther(inner, client);
  for (const inner of type._map.values()) {
    if (isOther(inner)) {
      return true;
    }
  }
  for (let inner = type._start; inner !== null; inner = inner.right) {
    if (isOther(inner)) {
      return true;
    }
  }
  return false;
}

/**
 * Completes entries that a step has left without a property. Yjs does not bring an old value back when another client
 * has written the same key since; if that value has been overwritten in its turn, or stands in an entry that was
 * gone, there is none at all. The last one known here that is not the step's own is taken. Mending is no step: it goes
 * and comes with its entry.
 */
function mendEntries(doc: Y.Doc, changes: readonly EntryChange[], step: Step | undefined): void {
  for (const { section, id } of changes) {
    if (section !== 'board') {
      for (const property of findMissingProperties(doc, section, id)) {
        const value = lastKnownValue(boardMaps(doc).get(section)?._map.get(id), property, step);
        doc.transact(() => setProperty(doc, section, id, property, value), mending);
      }
    }
  }
}

function lastKnownValue(current: Y.Item | undefined, property: string, step: Step | undefined): unknown {
  for (let entry = current ?? null; entry !== null; entry = entry.left) {
    const latest = entry.content instanceof Y.ContentType ? entry.content.type._map.get(property) : undefined;
    for (let value = latest ?? null; value !== null; value = value.left) {
      const isOfStep = step !== undefined && Y.isDeleted(step.insertions, value.id);
      if (value.content instanceof Y.ContentAny && !isOfStep) {
        return value.content.arr.at(-1);
      }
    }
  }
  return undefined;
}
