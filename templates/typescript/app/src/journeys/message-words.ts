const words: Readonly<Record<string, string>> = {};

/** What the team calls a message, by its lasting name. */
export function wordsOf(messageName: string): string | undefined {
  return Object.hasOwn(words, messageName) ? words[messageName] : undefined;
}
