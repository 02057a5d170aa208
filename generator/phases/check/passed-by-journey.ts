import type { ElementId } from '#models/metamodel/ids.ts';
import type { Journey } from '#models/metamodel/journey.ts';
import type { Model } from '#models/metamodel/model.ts';
import { readExpressions } from '#models/readings/expression-scopes.ts';
import type { ReactionReading } from '#models/readings/read-policies.ts';

/**
 * Everything that a journey may pass, however it goes: what its steps name, the events that may follow, the policies that react to
 * them, and what these issue and ask.
 */
export function passedByJourney(model: Model, { steps }: Journey): ReadonlySet<ElementId> {
  const { clusters, policies } = readExpressions(model);
  const passed = new Set<ElementId>();
  const pass = (id: ElementId | undefined): void => {
    if (id === undefined || passed.has(id)) return;
    passed.add(id);
    pass(clusters.aggregateOfCommand.get(id));
    for (const { event } of clusters.outcomes.get(id) ?? []) pass(event);
    for (const [policy, { reactions }] of policies) {
      const own = reactions.filter(({ event }) => event === id);
      if (own.length > 0) pass(policy);
      for (const next of own.flatMap(leadsTo)) pass(next);
    }
  };
  for (const step of steps) {
    if ('command' in step) pass(step.command);
    if ('system' in step) pass(step.system);
    if ('readModel' in step) pass(step.readModel);
  }
  return passed;
}

function leadsTo({ issue, compensation, call, failures }: ReactionReading): readonly ElementId[] {
  const issued = [issue, compensation, ...failures.map((failure) => failure.issue)];
  return [...issued.map((each) => each?.command), call?.system].filter((id) => id !== undefined);
}
