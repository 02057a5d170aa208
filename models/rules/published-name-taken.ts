import { nameInMessage } from '../findings/name-in-message.ts';
import { defineRule } from '../findings/rule.ts';
import type { ElementId } from '../metamodel/ids.ts';
import type { ElementOf } from '../metamodel/model.ts';
import { findElement, idsOfKind } from '../readings/aggregate-clusters.ts';
import type { Index } from '../readings/model-access.ts';

/** Two events that other contexts hear under one name. Of the events that share it the one with the lowest id keeps it. */
export const publishedNameTaken = defineRule({
  id: 'published-name-taken',
  severity: 'error',
  level: 'design',
  speed: 'slow',
  visits: { elements: ['event'] },
  needsDesign: true,
  check: ({ id, entry }, { model, lookUp }) => {
    const name = publishedName(entry);
    const holder = name === '' ? undefined : lookUp(firstHolders, name.toLowerCase());
    if (holder === undefined || holder === id) return [];
    const message = `${nameInMessage(model, id)} is published as "${name}", and so is ${nameInMessage(model, holder)}: whoever listens to one of them would receive both. Give one of them another name.`;
    return [{ at: ['design', 'published', 'name'], message }];
  },
});

function publishedName(event: ElementOf<'event'> | undefined): string {
  return event?.design?.published?.name.trim() ?? '';
}

/** Of the events published under one name, in any case of letters, the one with the lowest id. */
const firstHolders: Index<string, ElementId> = {
  build: (model) => {
    const first = new Map<string, ElementId>();
    for (const id of idsOfKind(model, 'event')) {
      const key = publishedName(findElement(model, id, 'event')).toLowerCase();
      if (key !== '' && !first.has(key)) first.set(key, id);
    }
    return first;
  },
};
