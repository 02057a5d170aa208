import type { ElementId } from '../metamodel/ids.ts';
import type { Model } from '../metamodel/model.ts';

/** The name of an element in a message, in quotation marks: its text, shortened to 60 characters, or its id where it has none. */
export function nameInMessage(model: Model, id: string): string {
  const element = Object.hasOwn(model.elements, id) ? model.elements[id as ElementId] : undefined;
  const words = element?.text.trim().replace(/\s+/g, ' ') ?? '';
  if (words === '') return `"${id}"`;
  return words.length > 60 ? `"${words.slice(0, 59)}…"` : `"${words}"`;
}
