import { isIrregularForm } from './english-verbs.ts';
import { ENGLISH_WORDS } from './english-words.ts';
import { wordsOf } from './word-key.ts';

/**
 * What the texts of a board say about its language. `mixed`: several languages, or too few texts to say. `other`: most of it is
 * not in English.
 */
export type BoardLanguage = 'english' | 'mixed' | 'other';

/**
 * How many of the words of a text are English. Names in capitals ("SKU"), numbers and single letters do not count, because they
 * are used in every language.
 */
interface WordCount {
  readonly english: number;
  readonly all: number;
}

/** A board with fewer texts does not show its language. */
const fewestTexts = 5;
/** A board is in English when at least this share of its texts is. */
const englishShare = 0.8;
/** A board is in another language when a smaller share of its texts is in English. */
const mixedShare = 0.5;

/** The language of a board with these texts. Texts without words do not count. */
export function judgeBoardLanguage(texts: Iterable<string>): BoardLanguage {
  let english = 0;
  let all = 0;
  for (const text of texts) {
    const count = countWords(text);
    if (count.all === 0) continue;
    all += 1;
    if (isMostlyEnglish(count)) english += 1;
  }
  if (all < fewestTexts) return 'mixed';
  if (english < all * mixedShare) return 'other';
  return english < all * englishShare ? 'mixed' : 'english';
}

/**
 * Is a text certainly English? Only then may its grammar be judged: a finding about a text in another language is worse than a
 * missing one about an English text. Every word has to be known as English; on a board in English, more than half of them.
 */
export function isEnglish(text: string, board: BoardLanguage): boolean {
  const count = countWords(text);
  if (count.all === 0 || board === 'other') return false;
  return board === 'english' ? isMostlyEnglish(count) : count.english === count.all;
}

const isMostlyEnglish = ({ english, all }: WordCount) => english * 2 > all;

const foreignLetter = /[äöüßñçéèêàáíóúåøæœłśźżčšžěřůő]|[^\p{Script=Latin}\P{L}]/iu;

// Boards are judged again after every edit, and most of their texts are the same.
const counts = new Map<string, WordCount>();
/** When more texts or words are remembered, all are forgotten, so that memory does not grow. */
const mostKept = 20_000;

function countWords(text: string): WordCount {
  const known = counts.get(text);
  if (known !== undefined) return known;
  const isShouted = !/\p{Ll}/u.test(text);
  const words = wordsOf(text).filter(({ key, start, end }) => {
    if (!/^[\p{L}\p{M}]+$/u.test(key) || /^\p{Script=Latin}$/u.test(key)) return false;
    return isShouted || isEnglishWord(key) || !/^\p{Lu}{2,5}$/u.test(text.slice(start, end));
  });
  const count = {
    english: foreignLetter.test(text) ? 0 : words.filter(({ key }) => isEnglishWord(key)).length,
    all: words.length,
  };
  if (counts.size >= mostKept) counts.clear();
  counts.set(text, count);
  return count;
}

/**
 * Endings of English words, with what replaces them in the base form. Endings that foreign words with an English base often have
 * are left out.
 */
const endings: readonly (readonly [RegExp, string])[] = [
  [/ies$/, 'y'],
  [/(?<=s|x|z|ch|sh|o)es$/, ''],
  [/ied$/, 'y'],
  [/ed$/, ''],
  [/ed$/, 'e'],
  [/(.)\1ed$/, '$1'],
  [/ing$/, ''],
  [/ing$/, 'e'],
  [/(.)\1ing$/, '$1'],
  [/ily$/, 'y'],
  [/ly$/, ''],
  [/ment$/, ''],
  [/ation$/, ''],
  [/ation$/, 'e'],
  [/ion$/, ''],
  [/ion$/, 'e'],
  [/ability$/, 'able'],
  [/ness$/, ''],
  [/al$/, ''],
  [/al$/, 'e'],
  [/able$/, ''],
];

const prefix = /^(?:un|mis|non|pre|over|under)(?=.{4})|^re(?=.{5})/;

// Boards say the same words again and again.
const knownWords = new Map<string, boolean>();

function isEnglishWord(word: string): boolean {
  const known = knownWords.get(word);
  if (known !== undefined) return known;
  if (knownWords.size >= mostKept) knownWords.clear();
  const answer = judgeWord(word);
  knownWords.set(word, answer);
  return answer;
}

function judgeWord(word: string): boolean {
  const singular = word.replace(/(?<=[^s])s$/, '');
  const stems = new Set([word, singular, word.replace(prefix, ''), singular.replace(prefix, '')]);
  return [...stems].some(isEnglishStem);
}

function isEnglishStem(word: string): boolean {
  const isBase = (each: string) => ENGLISH_WORDS.has(each) || isIrregularForm(each);
  return isBase(word) || endings.some(([ending, base]) => isBase(word.replace(ending, base)));
}
