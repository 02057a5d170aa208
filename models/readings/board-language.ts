import type { Model } from '../metamodel/model.ts';
import { type BoardLanguage, judgeBoardLanguage } from '../words/english.ts';
import { type Index, tableOf } from './model-access.ts';

const boardLanguage: Index<'language', BoardLanguage> = {
  build: ({ elements }) =>
    new Map([['language', judgeBoardLanguage(Object.values(elements).map(({ text }) => text ?? ''))]]),
};

/** The language of a board, by the texts of its elements. */
export function languageOf(model: Model): BoardLanguage {
  return tableOf(model, boardLanguage).get('language') ?? 'mixed';
}
