import { defineRule } from '../findings/rule.ts';

/** A rule, an effect or another expression that cannot be read or does not fit the types around it. */
export const expressionNotValid = defineRule({
  id: 'expression-not-valid',
  severity: 'error',
  level: 'design',
  speed: 'slow',
  visits: { elements: ['aggregate', 'command', 'event', 'policy', 'read-model'], values: true },
  check: ({ section, id }, { expressions }) =>
    expressions.ofEntry(section, id).flatMap(({ path, problems, implied, text }) =>
      problems.map(({ message, range }) => ({
        at: path.slice(2),
        ...(implied
          ? {
              message: `Nobody says where this value comes from, and \`${text}\`, which bears its name, does not fit. ${message}`,
            }
          : { message, range }),
      })),
    ),
});
