import type { BoundedContext } from '#models/metamodel/context-map.ts';

const tints = 8;

/** The CSS variable of a context's tint, the same in every place of the product. Follows the order of the ids. */
export function contextTint(contexts: Readonly<Record<string, BoundedContext>>, id: string): string {
  const position = Object.keys(contexts).sort().indexOf(id);
  return `--context-${(Math.max(position, 0) % tints) + 1}`;
}
