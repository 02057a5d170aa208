import { defineRule } from '../findings/rule.ts';
import { KINDS, STICKY_KINDS } from '../metamodel/kinds.ts';

/** A sticky on which nothing is written. */
export const emptyText = defineRule({
  id: 'empty-text',
  severity: 'info',
  level: 'big-picture',
  speed: 'fast',
  visits: { elements: STICKY_KINDS },
  check: ({ entry: { kind, text } }) => {
    if (text.trim() !== '') return [];
    const message = `Nothing is written here yet. ${KINDS[kind].hint}. Write it, or delete the sticky.`;
    return [{ at: ['text'], message }];
  },
});
