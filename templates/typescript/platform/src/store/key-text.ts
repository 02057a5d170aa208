import { createHash } from 'node:crypto';
import { jsonText, type UniqueKey } from '@sample/kernel';

// An index of PostgreSQL takes rows of up to 2,704 bytes, and the names of table and key stand in them, too.
const longestTextBytes = 2_000;

/** The values of a key as they are indexed: two keys have the same text when their values are the same, however long they are. */
export function keyText({ values }: Pick<UniqueKey, 'values'>): string {
  const text = jsonText(values);
  if (Buffer.byteLength(text) <= longestTextBytes) return text;
  // JSON of a list never begins like this.
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
