import { digest } from 'lib0/hash/sha256';
import { encodeUtf8 } from 'lib0/string';
import * as Y from 'yjs';

/**
 * Puts a shared type under a key, so that everybody who does the same at the same time writes the very same items. Yjs takes
 * them for one, and merges what people then write in it. Ordinary shared types would be two values of one key: Yjs would keep
 * one of them and lose the words of the other person.
 *
 * To that end the shared type is written under a client id that follows from the value it replaces and from its content. `said`
 * is the whole content of `shared`. Inside a transaction.
 */
export function setDeterministically<Shared extends Y.Text | Y.Map<unknown>>(
  map: Y.Map<unknown>,
  key: string,
  shared: Shared,
  said: unknown,
): Shared {
  const { doc } = map;
  if (doc === null) {
    throw new Error('Only a map that is part of a document can be written to deterministically.');
  }
  const own = doc.clientID;
  const author = authorOf(map, key, said);
  try {
    // An id that has written already would go on counting, and its items would not be those of the others.
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
