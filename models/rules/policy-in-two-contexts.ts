import { defineRule } from '../findings/rule.ts';
import { contextIndex } from '../readings/context-of.ts';
import { issuesOf } from '../readings/read-policies.ts';

/** One policy issues commands of several contexts: no single one of them can carry it out. */
export const policyInTwoContexts = defineRule({
  id: 'policy-in-two-contexts',
  severity: 'error',
  level: 'design',
  speed: 'slow',
  visits: { elements: ['policy'] },
  check: ({ id, entry: { design } }, { model, expressions: { policies, clusters }, lookUp }) => {
    const aggregates = (policies.get(id)?.reactions ?? [])
      .flatMap(issuesOf)
      .flatMap(({ command }) => clusters.aggregateOfCommand.get(command) ?? []);
    const homes = new Set(aggregates.map((aggregate) => lookUp(contextIndex, aggregate)));
    if (homes.size < 2) return [];
    const names = [...homes]
      .map((home) => `"${(home && model.contexts[home]?.name) || 'no context'}"`)
      .sort();
    const message = `This policy issues commands of ${names.join(' and ')}. Make a policy for each of them: a policy runs in the context whose commands it issues, and reacts to events of the others.`;
    // What is only drawn may be a sketch: the code leaves out what it cannot carry out.
    return [{ at: [], message, ...(design?.reactions === undefined && { severity: 'warning' }) }];
  },
});
