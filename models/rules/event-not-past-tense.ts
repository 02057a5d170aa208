import { calledIn, findingOf } from '../findings/finding-of.ts';
import type { LintRule } from '../findings/rule.ts';
import type { ElementId } from '../metamodel/ids.ts';
import { idsOfKind } from '../readings/aggregate-clusters.ts';
import { isPastForm, looksEnglish } from '../words/english-verbs.ts';
import { wordsOf } from '../words/word-key.ts';

/**
 * An event whose words do not say that something happened. Only English is judged; in doubt the sticky is
 * right.
 */
export const eventNotPastTense: LintRule = {
  id: 'event-not-past-tense',
  severity: 'warning',
  level: 'big-picture',
  check: (model) =>
    idsOfKind(model, 'event')
      .filter((id) => !tellsOfThePast(model.elements[id as ElementId]?.text ?? ''))
      .map((id) =>
        findingOf(
          eventNotPastTense,
          ['elements', id, 'text'],
          `${calledIn(model, id)} does not say what happened. Put the verb in the past tense, as in "Order Placed".`,
        ),
      ),
};

function tellsOfThePast(text: string): boolean {
  const words = wordsOf(text).map(({ key }) => key);
  if (words.length === 0 || !looksEnglish(text)) return true;
  if (words.includes('being')) return false;
  return words.some(isPastForm);
}
