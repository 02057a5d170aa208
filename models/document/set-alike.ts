import { digest } from 'lib0/hash/sha256';
import { encodeUtf8 } from 'lib0/string';
import * as Y from 'yjs';

/**
 * Puts a shared type in the place of what stands under a key, in such a way that everybody who does the same at the same
 * time makes the very same thing: what people then write in it comes together. Two shared types of the ordinary kind would
 * be two values of one key, of which Yjs keeps one, with the words of one person.
 *
 * For that the shared type is written under an author's id that follows from what it takes the place of and from what it
 * says. `said` is all of what `shared` says. Inside a transaction.
 */
export function setAlike<Shared extends Y.Text | Y.Map<unknown>>(
  map: Y.Map<unknown>,
  key: string,
  shared: Shared,
  said: unknown,
): Shared {
  const { doc } = map;
  if (doc === null) {
    throw new Error('Only a map that is part of a document can be written alike.');
  }
  const own = doc.clientID;
  const author = authorOf(map, key, said);
  try {
    // An author who has written already would go on writing, which is not what the others do.
    doc.clientID = Y.getState(doc.store, author) === 0 ? author : own;
    map.set(key, shared);
  } finally {
    doc.clientID = own;
  }
  return shared;
}

function authorOf(map: Y.Map<unknown>, key: string, said: unknown): number {
  const before = map._map.get(key)?.id ?? map._item?.id;
  const hash = digest(encodeUtf8(JSON.stringify([before?.client, before?.clock, key, said])));
  return new DataView(hash.buffer, hash.byteOffset).getUint32(0);
}
