import type { ElementId } from '../metamodel/ids.ts';
import type { Model } from '../metamodel/model.ts';
import { shorten } from '../words/shorten.ts';

const maxLength = 60;

/** The name of an element in a message, in quotation marks: its text, shortened, or its id where it has none. */
export function nameInMessage(model: Model, id: string): string {
  const element = Object.hasOwn(model.elements, id) ? model.elements[id as ElementId] : undefined;
  const words = element?.text.trim().replace(/\s+/g, ' ') ?? '';
  if (words === '') return `"${id}"`;
  return `"${shorten(words, maxLength)}"`;
}
