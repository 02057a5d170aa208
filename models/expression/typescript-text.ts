/** Words that cannot name a parameter in strict TypeScript, and globals that must not be hidden. */
export const RESERVED_WORDS: ReadonlySet<string> = new Set(
  `arguments await break case catch class const continue debugger default delete do else enum eval export extends false
  finally for function if implements import in instanceof interface let new null package private protected public return
  static super switch this throw true try typeof undefined var void while with yield`.split(/\s+/),
);

/**
 * A TypeScript string literal of any text: quotes, controls, line separators and lone surrogates are escaped.
 */
export function printStringLiteral(text: string): string {
  const escaped = text
    .replace(/[\\']/g, '\\$&')
    .replace(/\p{Cc}|\u2028|\u2029|\p{Cs}/gu, (character) => unicodeEscape(character));
  return `'${escaped}'`;
}

function unicodeEscape(character: string): string {
  if (character === '\n') return '\\n';
  if (character === '\t') return '\\t';
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
