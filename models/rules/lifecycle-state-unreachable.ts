import { nameInMessage } from '../findings/name-in-message.ts';
import { defineRule } from '../findings/rule.ts';
import type { Lifecycle } from '../metamodel/design.ts';
import { findElement } from '../readings/aggregate-clusters.ts';

/** A state that no chain of moves leads to, or a move on an event that no command leads to. */
export const lifecycleStateUnreachable = defineRule({
  id: 'lifecycle-state-unreachable',
  severity: 'warning',
  level: 'design',
  speed: 'slow',
  visits: { elements: ['aggregate'] },
  needsDesign: true,
  check: ({ id, entry: { design } }, { model, expressions: { clusters } }) => {
    const lifecycle = design?.lifecycle;
    if (lifecycle === undefined) return [];
    const reached = reachedStates(lifecycle);
    const dead = lifecycle.states.flatMap((state, index) => {
      if (reached.has(state)) return [];
      const message = `Nothing ever moves ${nameInMessage(model, id)} to "${state}". Add the move, or remove the state.`;
      return [{ at: ['design', 'lifecycle', 'states', index], message }];
    });
    const idle = lifecycle.moves.flatMap(({ on, to }, index) => {
      if (clusters.caused.has(on) || findElement(model, on, 'event') === undefined) return [];
      const message = `No command leads to ${nameInMessage(model, on)}, so ${nameInMessage(model, id)} never moves to "${to}" by it. Add the command, or name the event in an outcome.`;
      return [{ at: ['design', 'lifecycle', 'moves', index, 'on'], message }];
    });
    return [...dead, ...idle];
  },
});

function reachedStates({ initial, moves }: Lifecycle): ReadonlySet<string> {
  const reached = new Set([initial]);
  let before = 0;
  while (before !== reached.size) {
    before = reached.size;
    for (const { from, to } of moves) {
      if (from.some((state) => reached.has(state))) reached.add(to);
    }
  }
  return reached;
}
