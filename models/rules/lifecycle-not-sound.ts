import { didYouMean, thereIs } from '../findings/advice.ts';
import { nameInMessage } from '../findings/name-in-message.ts';
import { defineRule, type Problem } from '../findings/rule.ts';
import { isStorableText } from '../findings/storable-text.ts';
import type { Lifecycle } from '../metamodel/design.ts';
import { findElement } from '../readings/aggregate-clusters.ts';
import type { ModelPath } from '../readings/model-expression.ts';

/** A lifecycle that names states it does not have, or moves on events that are another aggregate's. */
export const lifecycleNotSound = defineRule({
  id: 'lifecycle-not-sound',
  severity: 'error',
  level: 'design',
  speed: 'slow',
  visits: { elements: ['aggregate'] },
  needsDesign: true,
  check: ({ id, entry: { design } }, { model, expressions: { clusters } }) => {
    const lifecycle = design?.lifecycle;
    if (lifecycle === undefined) return [];
    const foreign = lifecycle.moves.flatMap(({ on }, index) => {
      if (findElement(model, on, 'event') === undefined || clusters.aggregateOfEvent.get(on) === id)
        return [];
      const message = `${nameInMessage(model, on)} is not an event of ${nameInMessage(model, id)}, so it cannot move it. Connect the two, or take the move out.`;
      return [{ at: ['moves', index, 'on'], message }];
    });
    return [...stateProblems(lifecycle), ...foreign].map(({ at, message }) => ({
      at: ['design', 'lifecycle', ...at],
      message,
    }));
  },
});

function stateProblems({ states, initial, moves }: Lifecycle): readonly Problem[] {
  if (states.length === 0) {
    return [
      { at: ['states'], message: 'A lifecycle needs at least one state. Add one, or remove the lifecycle.' },
    ];
  }
  const unknown = (state: string, at: ModelPath): readonly Problem[] => {
    if (states.includes(state)) return [];
    const advice = didYouMean(state, states, thereIs(states));
    return [{ at, message: `There is no state "${state}". ${advice}` }];
  };
  const doubled = states.flatMap((state, index) =>
    states.indexOf(state) === index
      ? []
      : [{ at: ['states', index], message: `The state "${state}" is listed twice. Remove one.` }],
  );
  const unstorable = states.flatMap((state, index) =>
    isStorableText(state)
      ? []
      : [
          {
            at: ['states', index],
            message: 'This state contains a character that databases cannot store. Type it again.',
          },
        ],
  );
  return [
    ...doubled,
    ...unstorable,
    ...unknown(initial, ['initial']),
    ...moves.flatMap(({ from, to }, index) => [
      ...from.flatMap((state, place) => unknown(state, ['moves', index, 'from', place])),
      ...unknown(to, ['moves', index, 'to']),
    ]),
  ];
}
