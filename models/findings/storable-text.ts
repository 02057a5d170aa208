/** Can a database keep the text? No NUL and no half of a surrogate pair: PostgreSQL refuses both in JSON. */
export function isStorableText(text: string): boolean {
  return !text.includes('\0') && !/\p{Cs}/u.test(text);
}
