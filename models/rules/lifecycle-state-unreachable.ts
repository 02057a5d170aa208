import { calledIn, findingOf } from '../findings/finding-of.ts';
import type { LintRule } from '../findings/rule.ts';
import { findElement, idsOfKind } from '../readings/aggregate-clusters.ts';
import { readExpressions } from '../readings/expression-scopes.ts';

/** A state that no chain of moves leads to, or a move on an event that no command leads to. */
export const lifecycleStateUnreachable: LintRule = {
  id: 'lifecycle-state-unreachable',
  severity: 'warning',
  level: 'design',
  check: (model) => {
    const { clusters } = readExpressions(model);
    const caused = new Set([...clusters.outcomes.values()].flat().map(({ event }) => event));
    return idsOfKind(model, 'aggregate').flatMap((id) => {
      const lifecycle = findElement(model, id, 'aggregate')?.design?.lifecycle;
      if (lifecycle === undefined) return [];
      const path = ['elements', id, 'design', 'lifecycle'];
      const reached = new Set([lifecycle.initial]);
      let before = 0;
      while (before !== reached.size) {
        before = reached.size;
        for (const { from, to } of lifecycle.moves) {
          if (from.some((state) => reached.has(state))) reached.add(to);
        }
      }
      const dead = lifecycle.states.flatMap((state, index) => {
        if (reached.has(state)) return [];
        const message = `Nothing ever moves ${calledIn(model, id)} to "${state}". Add the move, or remove the state.`;
        return [findingOf(lifecycleStateUnreachable, [...path, 'states', index], message)];
      });
      const idle = lifecycle.moves.flatMap(({ on, to }, index) => {
        if (caused.has(on) || findElement(model, on, 'event') === undefined) return [];
        const message = `No command leads to ${calledIn(model, on)}, so ${calledIn(model, id)} never moves to "${to}" by it. Add the command, or name the event in an outcome.`;
        return [findingOf(lifecycleStateUnreachable, [...path, 'moves', index, 'on'], message)];
      });
      return [...dead, ...idle];
    });
  },
};
