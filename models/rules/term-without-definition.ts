import { defineRule } from '../findings/rule.ts';

/** A term says a word and not what it means. */
export const termWithoutDefinition = defineRule({
  id: 'term-without-definition',
  severity: 'info',
  level: 'any',
  speed: 'fast',
  visits: { terms: true },
  check: ({ id, entry: { name, definition } }) => {
    if ((definition ?? '').trim() !== '') return [];
    const message = `Nobody has written down yet what "${name.trim() || id}" means. Ask whoever uses the word and write one sentence.`;
    return [{ at: ['definition'], message }];
  },
});
