import type { Model } from '#models/metamodel/model.ts';
import { type ModelExpressions, readExpressions } from '#models/readings/expression-scopes.ts';
import type { OpenQuestion } from '../../plan/open-questions.ts';
import type { ProjectPlan } from '../../plan/plan.ts';
import { createStoredNames, type FindStoredName, type StoredNames } from './names/stored-names.ts';

/** What planning any part of a model may look at. */
export interface World
  extends Pick<
    ModelExpressions,
    | 'aggregates'
    | 'beginnings'
    | 'clusters'
    | 'commands'
    | 'events'
    | 'policies'
    | 'readModels'
    | 'types'
    | 'values'
  > {
  readonly model: Model;
  readonly project: ProjectPlan;
  /** Notes what the board does not say yet. */
  readonly ask: (question: OpenQuestion) => void;
  readonly storedName: FindStoredName;
}

/** `stored`: the names of an earlier generation. */
export function createWorld(
  model: Model,
  project: ProjectPlan,
  ask: World['ask'],
  stored?: StoredNames,
): World {
  // One by one: a copy of all of it would read what nobody asks for.
  const { aggregates, beginnings, clusters, commands, events, policies, readModels, types, values } =
    readExpressions(model);
  const readings = {
    aggregates,
    beginnings,
    clusters,
    commands,
    events,
    policies,
    readModels,
    types,
    values,
  };
  return { ...readings, model, project, ask, storedName: createStoredNames(stored) };
}
