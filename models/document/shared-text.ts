import { simpleDiffStringWithCursor } from 'lib0/diff';
import type * as Y from 'yjs';

/**
 * Makes a shared text read `next`, touching only what differs: what others type elsewhere in it at the same time
 * stays. Characters outside the basic plane are never cut in half. Call it inside a transaction of the editor;
 * it makes two changes.
 *
 * `caret` is where the person's caret stands in `next`: it tells which of several equal letters is the new one.
 * Default: the last one.
 */
export function replaceText(text: Y.Text, next: string, caret?: number): void {
  const previous = text.toString();
  const typed = Math.max(0, next.length - previous.length);
  const cursor = caret === undefined ? previous.length : caret - typed;
  const { index, remove, insert } = simpleDiffStringWithCursor(previous, next, cursor);
  if (remove > 0) {
    text.delete(index, remove);
  }
  if (insert !== '') {
    text.insert(index, insert);
  }
}
