import type { Editor } from '../document/board-document.ts';
import type { ElementId } from '../metamodel/ids.ts';
import type { Model } from '../metamodel/model.ts';
import { compileTerms, recogniseTerms } from '../views/recognised-terms.ts';
import { pluralOf } from '../words/inflection.ts';
import { singularKey, wordKey } from '../words/word-key.ts';
import { setElementText } from './set-element-text.ts';

/**
 * The text with another word wherever it says `word`, found as the glossary finds it. What was in the plural stays in
 * the plural, and a small or capital first letter stays as it was; names with capitals inside ("ISBN") keep theirs.
 */
export function replaceWord(text: string, word: string, replacement: string): string {
  const index = compileTerms({ word: { name: word } } as Model['terms']);
  let result = '';
  let done = 0;
  for (const { start, end } of recogniseTerms(text, index)) {
    result += text.slice(done, start) + inTheManner(replacement, text.slice(start, end), word);
    done = end;
  }
  return result + text.slice(done);
}

/** Replaces some words by one on some elements, as one step. */
export function replaceWordsOn(
  editor: Editor,
  elements: Model['elements'],
  ids: readonly ElementId[],
  words: readonly string[],
  replacement: string,
): void {
  editor.doc.transact(() => {
    for (const id of ids) {
      const element = elements[id];
      if (!element) continue;
      const text = words.reduce((before, word) => replaceWord(before, word, replacement), element.text);
      setElementText(editor, id, text);
    }
  }, editor.origin);
}

function inTheManner(replacement: string, said: string, word: string): string {
  const isPlural = wordKey(said) !== wordKey(word) && singularKey(said) === wordKey(word);
  const form = isPlural ? pluralOf(replacement) : replacement;
  const first = [...form][0] ?? '';
  const rest = form.slice(first.length);
  if (rest !== rest.toLowerCase()) return form;
  const isSmall = said.charAt(0) === said.charAt(0).toLowerCase();
  return (isSmall ? first.toLowerCase() : first.toUpperCase()) + rest;
}
