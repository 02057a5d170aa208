import * as Y from 'yjs';

/** Where a selection begins and ends in a field, in UTF-16 units. */
export interface Caret {
  readonly start: number;
  readonly end: number;
}

/** A caret that keeps to its letters while others write around it. */
export interface AnchoredCaret {
  readonly start: Y.RelativePosition;
  readonly end: Y.RelativePosition;
}

/** Ties a caret to the letters before it, so that what others insert at the caret comes after it. */
export function anchorCaret(text: Y.Text, { start, end }: Caret): AnchoredCaret {
  const anchor = (offset: number) => Y.createRelativePositionFromTypeIndex(text, offset, -1);
  return { start: anchor(start), end: anchor(end) };
}

/** Where an anchored caret stands by now; nothing when its text is gone. */
export function findCaret(doc: Y.Doc, { start, end }: AnchoredCaret): Caret | undefined {
  const find = (position: Y.RelativePosition) =>
    Y.createAbsolutePositionFromRelativePosition(position, doc)?.index;
  const [from, to] = [find(start), find(end)];
  return from === undefined || to === undefined ? undefined : { start: from, end: to };
}
