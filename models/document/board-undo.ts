import * as Y from 'yjs';
import { boardMaps, type Editor } from './board-document.ts';

type Step = Y.UndoManager['undoStack'][number];

/** Edits closer together than this are one step, so that undo does not go letter by letter. */
const captureTimeoutMs = 500;

/**
 * Undo and redo for one person: only what was done with the editor's origin, never what others did. Undoing
 * the making of an entry that somebody else has changed since leaves it standing; undoing a change that
 * somebody else has changed further leaves theirs.
 *
 * A gesture is one step: call `stopCapturing()` before each gesture (a drop, a paste, an added sticky, the start of
 * typing in another place), or it joins a step of the last half second. Call `destroy()` when the window lets go
 * of the board. Steps live as long as the window.
 */
export function createUndo(editor: Editor): Y.UndoManager {
  return new BoardUndo(editor);
}

class BoardUndo extends Y.UndoManager {
  private readonly maps: ReadonlySet<unknown>;
  private steps: readonly Step[] = [];

  constructor(editor: Editor) {
    const maps = boardMaps(editor.doc);
    super([...maps], { trackedOrigins: new Set([editor.origin]), captureTimeout: captureTimeoutMs });
    this.maps = new Set(maps);
    this.deleteFilter = (item) => !this.holdsOthersWork(item);
  }

  override undo(): Step | null {
    this.steps = [...this.undoStack];
    return super.undo();
  }

  override redo(): Step | null {
    this.steps = [...this.redoStack];
    return super.redo();
  }

  /** Whether the step at hand made the entry around `item` and others have put something into it since. */
  private holdsOthersWork(item: Y.Item): boolean {
    const entry = this.entryAround(item);
    const step = this.steps[(this.undoing ? this.undoStack : this.redoStack).length];
    return (
      entry !== undefined &&
      step !== undefined &&
      wasMadeIn(step, entry) &&
      holdsOther(entry, this.doc.clientID)
    );
  }

  private entryAround(item: Y.Item): Y.Item | undefined {
    let around: Y.Item | null = item;
    while (around !== null && !this.maps.has(around.parent)) {
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
