const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';

/**
 * A fresh random id of 16 characters (80 bits) for boards, elements and other entries.
 *
 * Works on plain http addresses too, where browsers withhold `crypto.randomUUID`.
 */
export function newId<Id extends string = string>(): Id {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join('') as Id;
}
