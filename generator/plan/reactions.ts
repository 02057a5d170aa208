import type { HeardPlan } from './messages.ts';
import type { PolicyPlan } from './policies.ts';
import type { ReadModelPlan } from './read-models.ts';
import type { SystemPlan } from './systems.ts';

/** What a context does about messages. */
export interface ReactionsPlan {
  readonly heard: readonly HeardPlan[];
  readonly policies: readonly PolicyPlan[];
  readonly systems: readonly SystemPlan[];
  readonly readModels: readonly ReadModelPlan[];
}
