import { ts } from 'ts-morph';

/**
 * An identifier without the characters that nobody can see, and without those that TypeScript does not know as letters: its
 * tables of Unicode are older than those of a new Node. May be empty; what is left never starts with a digit or a mark.
 */
export function keepKnownCharacters(identifier: string): string {
  const known = Array.from(identifier).filter(
    (character) =>
      !/\p{Cf}/u.test(character) &&
      ts.isIdentifierPart(character.codePointAt(0) ?? 0, ts.ScriptTarget.ESNext),
  );
  const start = known.findIndex((character) =>
    ts.isIdentifierStart(character.codePointAt(0) ?? 0, ts.ScriptTarget.ESNext),
  );
  return start < 0 ? '' : known.slice(start).join('');
}
