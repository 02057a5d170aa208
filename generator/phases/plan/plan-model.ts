import type { ContextId, ElementId } from '#models/metamodel/ids.ts';
import type { Model } from '#models/metamodel/model.ts';
import { contextsOfElements } from '#models/views/context-of.ts';
import { toOneLine } from '../print/literals.ts';
import { createNameRegistry } from './names.ts';
import type { Owed, Plan, ProjectPlan } from './plan.ts';
import { type ContextScope, planContext } from './plan-context.ts';
import { createWorld, type World } from './world.ts';

/** Packages that every workspace has: no context may be called so. */
const ownPackages = ['kernel', 'platform', 'schema-check', 'server', 'published', 'node_modules'];

/** A context of a board as people may choose it for generation. */
export interface ContextChoice {
  /** Undefined for what stands outside every context. */
  readonly id: ContextId | undefined;
  readonly words: string;
}

/** The contexts of a board that hold something to generate, in the order of their ids. */
export function contextChoices(model: Model): readonly ContextChoice[] {
  return contextScopes(createWorld(model, planProject(model), () => {})).map(({ id, name }) => ({
    id,
    words: name.words,
  }));
}

/** Plans the code of the chosen contexts, or of all. The same model gives the same plan, whatever the order of its keys. */
export function planModel(model: Model, isChosen: (context: ContextChoice) => boolean = () => true): Plan {
  const owed: Owed[] = [];
  const world = createWorld(model, planProject(model), (one) => owed.push(one));
  const chosen = contextScopes(world).filter(({ id, name }) => isChosen({ id, words: name.words }));
  for (const { aggregates } of chosen) {
    oweBeginnings(world, aggregates);
  }
  const contexts = chosen.map((scope) => planContext(world, scope));
  return {
    project: world.project,
    contexts,
    owed: [...new Map(owed.map((one) => [one.message, one])).values()],
  };
}

function planProject({ name, purpose }: Model): ProjectPlan {
  const { slug, words } = createNameRegistry([]).claim(name, 'context');
  return {
    name: slug,
    words: words || 'Project',
    ...(purpose !== undefined && { purpose }),
    kernelPackage: `@${slug}/kernel`,
  };
}

/** Every context that is not somebody else's and holds an aggregate with commands, or one that such a command reads. */
function contextScopes({ model, clusters }: World): readonly ContextScope[] {
  const contexts = contextsOfElements(model);
  const registry = createNameRegistry(ownPackages);
  const handling = clusters.clusters
    .filter(({ commands }) => commands.length > 0)
    .map(({ aggregate }) => aggregate);
  const ids: readonly (ContextId | undefined)[] = [
    ...(Object.keys(model.contexts) as ContextId[]).sort(),
    undefined,
  ];
  return ids.flatMap((id) => {
    const context = id === undefined ? undefined : model.contexts[id];
    if (context?.external === true) {
      return [];
    }
    const within = clusters.clusters
      .map(({ aggregate }) => aggregate)
      .filter((each) => contexts.get(each) === id);
    const aggregates = within.filter((each) => handling.includes(each) || isRead(model, clusters, each));
    if (!aggregates.some((each) => handling.includes(each))) {
      return [];
    }
    const name = registry.claim(context?.name ?? model.name, 'context', ({ camel }) => [`${camel}Published`]);
    return [{ id, name, aggregates }];
  });
}

function isRead(model: Model, { aggregateOfCommand }: World['clusters'], aggregate: ElementId): boolean {
  return [...aggregateOfCommand.keys()].some((command) => {
    const element = model.elements[command];
    const reads = element?.kind === 'command' ? (element.design?.reads ?? []) : [];
    return reads.some((read) => read.aggregate === aggregate);
  });
}

function oweBeginnings({ model, beginnings, owe }: World, aggregates: readonly ElementId[]): void {
  for (const id of aggregates) {
    if (beginnings.unsaid.has(id)) {
      owe({
        message: `Nobody said which command begins a "${toOneLine(model.elements[id]?.text ?? '')}"; until then each of its commands begins one when there is none.`,
        elementId: id,
      });
    }
  }
}
