import type * as Y from 'yjs';

/**
 * Makes a shared text read `next`, touching only what differs: what others type elsewhere in it at the same time
 * stays. Characters outside the basic plane are never cut in half. Call it inside a transaction of the editor;
 * it makes two changes.
 */
export function replaceText(text: Y.Text, next: string): void {
  const previous = text.toString();
  const start = commonStart(previous, next);
  const end = commonEnd(previous, next, start);
  const removed = previous.length - start - end;
  const inserted = next.slice(start, next.length - end);
  if (removed > 0) {
    text.delete(start, removed);
  }
  if (inserted !== '') {
    text.insert(start, inserted);
  }
}

function commonStart(one: string, other: string): number {
  const limit = Math.min(one.length, other.length);
  let length = 0;
  while (length < limit && one[length] === other[length]) {
    length += 1;
  }
  return isHighSurrogate(one.charCodeAt(length - 1)) ? length - 1 : length;
}

function commonEnd(one: string, other: string, start: number): number {
  const limit = Math.min(one.length, other.length) - start;
  let length = 0;
  while (length < limit && one[one.length - 1 - length] === other[other.length - 1 - length]) {
    length += 1;
  }
  return isLowSurrogate(one.charCodeAt(one.length - length)) ? length - 1 : length;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
