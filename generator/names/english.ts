const irregularPlurals: ReadonlyMap<string, string> = new Map([
  ['child', 'children'],
  ['person', 'people'],
  ['stock', 'stock'],
]);

/** The English plural of the last word, for routes and tables; a plural stays as it is, other scripts too. */
export function pluralOf(words: string): string {
  const [, head = '', last = ''] = /^(.*?)([A-Za-z][a-z]*)$/su.exec(words) ?? [];
  const lower = last.toLowerCase();
  if (last === '') {
    return words;
  }
  const irregular = irregularPlurals.get(lower);
  if (irregular !== undefined) {
    return head + last.charAt(0) + irregular.slice(1);
  }
  if (/[^aeiou]y$/.test(lower)) {
    return `${words.slice(0, -1)}ies`;
  }
  if (/(ss|us|is|x|z|ch|sh)$/.test(lower)) {
    return `${words}es`;
  }
  return lower.endsWith('s') ? words : `${words}s`;
}

/** "an" before a word that begins with a vowel as it is spoken, else "a": "an order", "a unit", "an hour". */
export function articleOf(words: string): 'a' | 'an' {
  const soundsOtherwise = /^(?:uni(?!n)|us[aeu]|ut[aei]|eu|one\b|once\b|hour|honest|honou?r|heir)/i.test(
    words,
  );
  return /^[aeiou]/i.test(words) !== soundsOtherwise ? 'an' : 'a';
}
