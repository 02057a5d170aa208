import type { ElementId } from '../metamodel/ids.ts';
import type { Model } from '../metamodel/model.ts';

/** How a message calls an element: its text, shortened, or its id where it has none. */
export function calledIn(model: Model, id: string): string {
  const element = Object.hasOwn(model.elements, id) ? model.elements[id as ElementId] : undefined;
  const words = element?.text.trim().replace(/\s+/g, ' ') ?? '';
  if (words === '') return `"${id}"`;
  return words.length > 60 ? `"${words.slice(0, 59)}…"` : `"${words}"`;
}
