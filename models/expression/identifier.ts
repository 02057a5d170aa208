const wordPattern = /[\p{ID_Continue}]+/gu;
const startPattern = /^[\p{ID_Start}]/u;

/** The same few names are asked for again and again, and working one out takes microseconds. */
const known = new Map<string, string>();
const maxKnown = 10_000;
const maxKnownLength = 200;

/**
 * The name by which expressions call what people named freely: words become camel case (`product id` and
 * `Product-ID` both give `productId`), every letter that may stand in an identifier stays, whatever the
 * script. A leading digit gets an underscore before it. A name without a single letter or digit gives the
 * empty string.
 *
 * Different names may give the same identifier, and the result may be a reserved word of a programming
 * language: who prints code takes care of both.
 */
export function toIdentifier(name: string): string {
  const found = known.get(name) ?? makeIdentifier(name);
  if (known.size >= maxKnown) known.clear();
  if (name.length <= maxKnownLength) known.set(name, found);
  return found;
}

function makeIdentifier(name: string): string {
  const words = (name.normalize('NFC').match(wordPattern) ?? []).flatMap(splitWord);
  const identifier = words
    .map((word, index) => (index === 0 ? lowerCased(word) : capitalised(word)))
    .join('');
  return identifier === '' || startPattern.test(identifier) ? identifier : `_${identifier}`;
}

/** Takes `cartItem`, `HTTPServer` and `snake_case` apart; what has no upper and lower case stays whole. */
function splitWord(word: string): readonly string[] {
  return word
    .replace(/(\p{Ll}|\p{N})(?=\p{Lu})/gu, '$1_')
    .replace(/(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$1_')
    .split('_')
    .filter((part) => part !== '');
}

function lowerCased(word: string): string {
  return word.toLowerCase();
}

function capitalised(word: string): string {
  const [first = '', ...rest] = word;
  return first.toUpperCase() + rest.join('').toLowerCase();
}
