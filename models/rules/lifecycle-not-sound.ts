import { didYouMean, thereIs } from '../findings/advice.ts';
import { calledIn, findingOf } from '../findings/finding-of.ts';
import type { LintRule } from '../findings/rule.ts';
import { isStorableText } from '../findings/storable-text.ts';
import type { Lifecycle } from '../metamodel/design.ts';
import { findElement, idsOfKind } from '../readings/aggregate-clusters.ts';
import { readExpressions } from '../readings/expression-scopes.ts';
import type { ModelPath } from '../readings/model-expression.ts';

/** A lifecycle that names states it does not have, or moves on events that are another aggregate's. */
export const lifecycleNotSound: LintRule = {
  id: 'lifecycle-not-sound',
  severity: 'error',
  level: 'design',
  check: (model) => {
    const { clusters } = readExpressions(model);
    return idsOfKind(model, 'aggregate').flatMap((id) => {
      const lifecycle = findElement(model, id, 'aggregate')?.design?.lifecycle;
      if (lifecycle === undefined) return [];
      const path = ['elements', id, 'design', 'lifecycle'];
      const foreign = lifecycle.moves.flatMap(({ on }, index) => {
        if (findElement(model, on, 'event') === undefined || clusters.aggregateOfEvent.get(on) === id)
          return [];
        const message = `${calledIn(model, on)} is not an event of ${calledIn(model, id)}, so it cannot move it. Connect the two, or take the move out.`;
        return [findingOf(lifecycleNotSound, [...path, 'moves', index, 'on'], message)];
      });
      return [...stateProblems(lifecycle, path), ...foreign];
    });
  },
};

function stateProblems({ states, initial, moves }: Lifecycle, path: ModelPath) {
  if (states.length === 0) {
    return [
      findingOf(
        lifecycleNotSound,
        [...path, 'states'],
        'A lifecycle needs at least one state. Add one, or remove the lifecycle.',
      ),
    ];
  }
  const unknown = (state: string, at: ModelPath) => {
    if (states.includes(state)) return [];
    const advice = didYouMean(state, states, thereIs(states));
    return [findingOf(lifecycleNotSound, [...path, ...at], `There is no state "${state}". ${advice}`)];
  };
  const doubled = states.flatMap((state, index) =>
    states.indexOf(state) === index
      ? []
      : [
          findingOf(
            lifecycleNotSound,
            [...path, 'states', index],
            `The state "${state}" is listed twice. Remove one.`,
          ),
        ],
  );
  const unstorable = states.flatMap((state, index) =>
    isStorableText(state)
      ? []
      : [
          findingOf(
            lifecycleNotSound,
            [...path, 'states', index],
            'This state holds a character that no database keeps. Write it anew.',
          ),
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
