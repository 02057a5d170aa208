import { defineRule } from '../findings/rule.ts';

/** People do not agree on a term yet. */
export const termDisputed = defineRule({
  id: 'term-disputed',
  severity: 'info',
  level: 'any',
  speed: 'fast',
  visits: { terms: true },
  check: ({ id, entry: { name, status } }) => {
    if (status !== 'disputed') return [];
    const message = `"${name.trim() || id}" is disputed. Bring the people who use it together; if they mean different things, give each meaning a word or a context of its own.`;
    return [{ at: ['status'], message }];
  },
});
