import { isIrregularForm } from './english-verbs.ts';
import { ENGLISH_WORDS } from './english-words.ts';
import { wordsOf } from './word-key.ts';

/**
 * What the texts of a board say about its language. `mixed`: several languages, or too few texts to say. `other`: most of it is
 * not in English.
 */
export type BoardLanguage = 'english' | 'mixed' | 'other';

/** How many of the words of a text are English. Names in capitals ("SKU"), numbers and single letters are in every language and do not count. */
interface WordCount {
  readonly english: number;
  readonly all: number;
}

/** Below this, the texts of a board are too few to tell its language. */
const fewestTexts = 5;
/** Of the texts of a board in English, so many are in English. */
const englishShare = 0.8;
/** Of the texts of a board in another language, fewer than this are in English. */
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
 * Is a text certainly English? Only then may its grammar be judged: a finding about a text in another language is worse than none about an
 * English one. Every word has to be known as English; on a board in English, more than half of them.
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
/** So many texts and words are remembered; then memory is given back. */
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

/** Endings of English words, with what takes their place in the base form. Only such as are rare at the end of foreign words with an English base. */
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
