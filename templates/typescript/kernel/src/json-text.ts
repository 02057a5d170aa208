/** JSON of domain data. Whole numbers of any size are written as decimal text, because JSON readers round them. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? part.toString() : part));
}
