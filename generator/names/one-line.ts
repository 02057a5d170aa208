/** What no source file should contain as it is: control characters, line separators, marks that reorder text. */
export const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu;

/** Any text on one line, without what a comment or a heading cannot hold. */
export function toOneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(UNPRINTABLE, '')
    .trim();
}
