import { defineRule, type Problem } from '../findings/rule.ts';
import { ELEMENT_KINDS } from '../metamodel/kinds.ts';
import { contextIndex } from '../readings/context-of.ts';
import { recogniseTerms } from '../views/recognised-terms.ts';

/** Something on the board says a word that its glossary asks to avoid; each word is reported once a text. */
export const termWordToAvoid = defineRule({
  id: 'term-word-to-avoid',
  severity: 'warning',
  level: 'any',
  speed: 'fast',
  visits: { elements: ELEMENT_KINDS },
  check: ({ id, entry: { text } }, { terms, lookUp }) => {
    const said = new Set<string>();
    return recogniseTerms(text, terms, lookUp(contextIndex, id)).flatMap((mark): Problem[] => {
      const { start, end } = mark;
      const word = text.slice(start, end);
      if (mark.kind !== 'avoid' || said.has(word)) return [];
      said.add(word);
      const message = `The glossary asks not to say "${word}"${because(mark.reason)}. Say "${mark.replacement}" instead.`;
      return [{ at: ['text'], message, range: { start, end } }];
    });
  },
});

function because(reason: string | undefined): string {
  const trimmed = reason?.trim().replace(/\.$/, '') ?? '';
  return trimmed === '' ? '' : ` (${trimmed})`;
}
