import { type BoardLanguage, judgeBoardLanguage } from '../words/english.ts';
import type { Index, LintContext } from './rule.ts';

const boardLanguage: Index<'language', BoardLanguage> = {
  build: ({ elements }) =>
    new Map([['language', judgeBoardLanguage(Object.values(elements).map(({ text }) => text ?? ''))]]),
};

/** The language of the board, by the texts of its elements. */
export function languageOf({ lookUp }: LintContext): BoardLanguage {
  return lookUp(boardLanguage, 'language') ?? 'mixed';
}
