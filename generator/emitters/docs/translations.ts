import type { Translation } from '../../plan/systems.ts';
import { toMarkdown } from '../../printing/markdown.ts';
import { printFilledTable } from './handbook.ts';

/** What becomes of the words of another model on their way into ours. */
export function printTranslations(translations: readonly Translation[]): string {
  return printFilledTable(
    ['our term', 'their term', 'how one becomes the other', 'when it cannot', 'owner'],
    translations.map(({ ourTerm, theirTerm, transformation, errorCase, owner }) =>
      [ourTerm, theirTerm, transformation, errorCase, owner].map((text) => toMarkdown(text ?? '')),
    ),
  );
}
