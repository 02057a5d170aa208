import { capitalize } from '#models/words/capitalize.ts';
import { articleOf } from '#models/words/inflection.ts';
import { toOneLine } from '../names/one-line.ts';
import type { ErrorPlan } from '../plan/refusals.ts';
import type { Emission } from './emission.ts';

/**
 * A refusal's message for people: its name as a sentence. A name that is written like a sentence stays as it is ("Keine Diät
 * angeordnet"). The words of a title become small ("Cart Is Empty"), except for abbreviations and proper names.
 */
export function toMessage({ project }: Emission, error: ErrorPlan): string {
  const isSentence = /(?:^|\s)\p{Ll}{4,}/u.test(error.words.replace(/^\S+/u, ''));
  const sentence = isSentence ? error.words : toSentenceCase(error.words, project.properNames);
  return `${capitalize(sentence)}.`;
}

/** Small letters for all words but the first. Words of a name among `names` stay as they are. */
function toSentenceCase(words: string, names: readonly string[]): string {
  const kept = names.filter((name) => ` ${words} `.includes(` ${name} `));
  const isKept = (start: number, end: number) =>
    kept.some((name) => {
      const place = ` ${words} `.indexOf(` ${name} `);
      return start >= place && end <= place + name.length;
    });
  return words.replace(/(?<= )\p{Lu}\p{Ll}+(?= |$)/gu, (word, start: number) =>
    isKept(start, start + word.length) ? word : word.toLowerCase(),
  );
}

/** The name as it reads within a sentence: "Order Line" -> "order line"; abbreviations and other scripts stay. */
export function inSentence(words: string): string {
  return words.replace(/\p{Lu}\p{Ll}+/gu, (word) => word.toLowerCase());
}

/** "an order", "a cart". */
export function withArticle(words: string): string {
  const noun = inSentence(words);
  return `${articleOf(noun)} ${noun}`;
}

/** The experts' sentence on one line, with its full stop. */
export function toSentence(text: string): string {
  const words = toOneLine(text);
  return words === '' || /[.!?…。]$/u.test(words) ? words : `${words}.`;
}
