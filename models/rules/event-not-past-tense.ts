import { nameInMessage } from '../findings/name-in-message.ts';
import { defineRule } from '../findings/rule.ts';
import { languageOf } from '../readings/board-language.ts';
import { type BoardLanguage, isEnglish } from '../words/english.ts';
import { isPastForm } from '../words/english-verbs.ts';
import { wordsOf } from '../words/word-key.ts';

/**
 * An event whose words do not say that something happened. Only English is judged; in doubt the sticky is
 * right.
 */
export const eventNotPastTense = defineRule({
  id: 'event-not-past-tense',
  severity: 'warning',
  level: 'big-picture',
  speed: 'fast',
  visits: { elements: ['event'] },
  check: ({ id, entry: { text } }, { model }) => {
    if (tellsOfThePast(text, languageOf(model))) return [];
    const message = `${nameInMessage(model, id)} does not say what happened. Put the verb in the past tense, as in "Order Placed".`;
    return [{ at: ['text'], message }];
  },
});

function tellsOfThePast(text: string, language: BoardLanguage): boolean {
  const words = wordsOf(text).map(({ key }) => key);
  if (words.length === 0 || !isEnglish(text, language)) return true;
  if (words.includes('being')) return false;
  return words.some(isPastForm);
}
