import { pluralOf, singularOf } from './inflection.ts';

// Scripts that are written without spaces: each character counts as a word of its own, so that a term is found inside a sentence.
const unspaced = String.raw`[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]`;
const wordPattern = new RegExp(
  String.raw`(?=[\p{L}\p{M}\p{N}])${unspaced}|(?:(?!${unspaced})[\p{L}\p{M}\p{N}])+`,
  'gu',
);
const possessive = /(?<=[\p{L}\p{N}]['’])[sS](?![\p{L}\p{M}\p{N}])/uy;
const camelBorder = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})/u;

/** One word of a text; `start` and `end` count UTF-16 units, `key` is the word in lower case. */
export interface Word {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** The words of a text in order. "OrderPlaced" is two words, as is "e-book"; the s of "customer's" is none. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(wordPattern)) {
    let start = match.index;
    possessive.lastIndex = start;
    if (possessive.test(text)) continue;
    for (const part of match[0].split(camelBorder)) {
      words.push({ key: part.normalize('NFC').toLowerCase(), start, end: start + part.length });
      start += part.length;
    }
  }
  return words;
}

/** What two spellings of one name have in common: "Line Items", "line-items" and "LineItems" are one key. */
export function wordKey(name: string): string {
  return wordsOf(name)
    .map(({ key }) => key)
    .join('');
}

/** The key under which singular and plural of an English name meet; other languages keep their key. */
export function singularKey(name: string): string {
  return singularOf(wordKey(name));
}

/** Every key under which a name may stand in a text: as it is, and its simple English singular and plural. */
export function keyVariants(name: string): readonly string[] {
  const key = wordKey(name);
  return key === '' ? [] : [...new Set([key, singularOf(key), pluralOf(key)])];
}
