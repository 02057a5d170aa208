import { defineRule } from '../findings/rule.ts';

/**
 * An end of a relation is not on the board: somebody deleted it while others worked, or a file was edited by
 * hand.
 */
export const relationToNothing = defineRule({
  id: 'relation-to-nothing',
  severity: 'warning',
  level: 'any',
  speed: 'fast',
  visits: { relations: true },
  check: ({ entry: relation }, { model }) =>
    (['from', 'to'] as const)
      .filter((end) => !Object.hasOwn(model.elements, relation[end]))
      .map((end) => ({
        at: [end],
        message: `This relation leads ${end} "${relation[end]}", which is not on the board. It has no effect. Connect it again, or delete it.`,
      })),
});
