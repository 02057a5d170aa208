import type { LintRule } from '../findings/rule.ts';
import type { Finding } from '../metamodel/finding.ts';
import { recognisedTerms } from '../views/recognised-terms.ts';

/** Something on the board says a word that its glossary asks to avoid; each word is reported once a text. */
export const termWordToAvoid: LintRule = {
  id: 'term-word-to-avoid',
  severity: 'warning',
  level: 'any',
  check: (model) =>
    [...recognisedTerms(model).marks].flatMap(([id, marks]) => {
      const text = model.elements[id]?.text ?? '';
      const said = new Set<string>();
      return marks.flatMap((mark): Finding[] => {
        const word = text.slice(mark.start, mark.end);
        if (mark.kind !== 'avoid' || said.has(word)) return [];
        said.add(word);
        return [
          {
            rule: termWordToAvoid.id,
            severity: termWordToAvoid.severity,
            message: `The glossary asks not to say "${word}"${because(mark.reason)}. Say "${mark.replacement}" instead.`,
            path: ['elements', id, 'text'],
            subject: { section: 'elements', id },
            range: { start: mark.start, end: mark.end },
          },
        ];
      });
    }),
};

function because(reason: string | undefined): string {
  const trimmed = reason?.trim().replace(/\.$/, '') ?? '';
  return trimmed === '' ? '' : ` (${trimmed})`;
}
