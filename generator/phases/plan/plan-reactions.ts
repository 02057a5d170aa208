import type { ElementId } from '#models/metamodel/ids.ts';
import type { AggregatePlan } from '../../plan/aggregate.ts';
import type { Name } from '../../plan/names.ts';
import type { ReactionsPlan } from '../../plan/reactions.ts';
import { createHeardMessages, type HearingSetting } from './plan-heard.ts';
import { planPolicy } from './plan-policies.ts';
import { planReadModel } from './plan-read-models.ts';
import type { Shapes } from './plan-shapes.ts';
import { createSystems } from './plan-systems.ts';
import type { World } from './world.ts';

/** The policies and read models that a context keeps, in the order of their ids. */
export interface Listeners {
  readonly policies: readonly ElementId[];
  readonly readModels: readonly ElementId[];
}

/** What a context does about messages: what can be carried out; the rest becomes open questions. */
export function planReactions(
  world: World,
  shapes: Shapes,
  contextName: Name,
  aggregates: readonly AggregatePlan[],
  listeners: Listeners,
  neighbours: Pick<HearingSetting, 'upstreamOf' | 'translationsOf'>,
): ReactionsPlan {
  const heard = createHeardMessages({ world, shapes, contextName, aggregates, ...neighbours });
  const systems = createSystems(world, shapes);
  const policies = listeners.policies.flatMap((id) => {
    const reading = world.policies.get(id);
    return (reading && planPolicy({ world, shapes, aggregates, heard, systems }, id, reading)) ?? [];
  });
  const readModels = listeners.readModels.flatMap((id) => {
    const reading = world.readModels.get(id);
    return (reading && planReadModel({ world, shapes, heard }, id, reading)) ?? [];
  });
  return { policies, readModels, systems: systems.all(), heard: heard.all() };
}
