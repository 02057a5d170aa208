import pluralize from 'pluralize';

/** Words without a plural, wherever goods are kept. */
const uncountable: ReadonlySet<string> = new Set(['stock']);

/** The last word of a name, also of one in camel case. Other scripts have none. */
const lastWord = /(?:[A-Z]{2,}s?|[A-Za-z][a-z]*)$/;

/** The English plural of the last word of a name. A plural and words of other scripts stay as they are. */
export function pluralOf(words: string): string {
  return withLastWord(words, (last) =>
    isAbbreviation(last) ? last.replace(/s?$/, 's') : pluralize.plural(last),
  );
}

/** The English singular of the last word of a name. A singular and words of other scripts stay as they are. */
export function singularOf(words: string): string {
  return withLastWord(words, (last) => {
    if (isAbbreviation(last)) return last.replace(/s$/, '');
    // `pluralize` takes "axis" for a plural.
    return last.endsWith('is') ? last : pluralize.singular(last);
  });
}

function withLastWord(words: string, inflect: (last: string) => string): string {
  const last = lastWord.exec(words)?.[0] ?? '';
  if (last === '' || uncountable.has(last.toLowerCase())) return words;
  return words.slice(0, words.length - last.length) + inflect(last);
}

/** "API" and "APIs" keep their capitals. */
function isAbbreviation(word: string): boolean {
  return /^[A-Z]{2,}s?$/.test(word);
}

/** "an" before a word that begins with a vowel as it is spoken, else "a": "an order", "a unit", "an hour". */
export function articleOf(words: string): 'a' | 'an' {
  const soundsOtherwise = /^(?:uni(?!n)|us[aeu]|ut[aei]|eu|one\b|once\b|hour|honest|honou?r|heir)/i.test(
    words,
  );
  return /^[aeiou]/i.test(words) !== soundsOtherwise ? 'an' : 'a';
}
