import type { ContextId, ElementId } from '#models/metamodel/ids.ts';
import type { Model } from '#models/metamodel/model.ts';
import { contextsOfElements } from '#models/readings/context-of.ts';
import { createNameRegistry } from '../../names/name-registry.ts';
import { toOneLine } from '../../names/one-line.ts';
import type { OpenQuestion } from '../../plan/open-questions.ts';
import type { Plan, ProjectPlan } from '../../plan/plan.ts';
import type { StoredNames } from './names/stored-names.ts';
import type { Vocabulary } from './names/vocabulary.ts';
import { type ContextScope, planContext, vocabularyOf } from './plan-context.ts';
import { type Upstream, upstreamsOf } from './plan-heard.ts';
import { subjectOf } from './question-subject.ts';
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

/**
 * Plans the code of the chosen contexts, or of all. The same model gives the same plan, whatever the order of its keys. `stored`:
 * the names that an earlier generation stores things under.
 */
export function planModel(
  model: Model,
  isChosen: (context: ContextChoice) => boolean = () => true,
  stored?: StoredNames,
): Plan {
  const questions: OpenQuestion[] = [];
  const world = createWorld(model, planProject(model), (question) => questions.push(question), stored);
  const scopes = contextScopes(world);
  const chosen = scopes.filter(({ id, name }) => isChosen({ id, words: name.words }));
  for (const { aggregates } of chosen) {
    askForBeginnings(world, aggregates);
  }
  const homes = contextsOfElements(model);
  const homeOf = (event: ElementId) => homes.get(world.clusters.aggregateOfEvent.get(event) ?? event);
  const known = scopes.map((scope) => ({ id: scope.id, upstream: upstreamFor(world, scope) }));
  const contexts = chosen.map((scope) => planContext(world, scope, upstreamsOf(known, homeOf), homeOf));
  const heard = new Set(
    contexts.flatMap(({ reactions }) =>
      reactions.heard.flatMap(({ upstream, earlier }) =>
        upstream !== undefined && earlier.length > 0 ? [upstream.publishedPackage] : [],
      ),
    ),
  );
  const quiet = { ...world, ask: () => undefined };
  const upstreams = scopes
    .filter((scope) => !chosen.includes(scope) && heard.has(upstreamFor(world, scope).publishedPackage))
    .map((scope) => planContext(quiet, scope, upstreamsOf(known, homeOf), homeOf));
  return {
    project: world.project,
    contexts,
    upstreams,
    openQuestions: [...new Map(questions.map((each) => [JSON.stringify(each), each])).values()],
  };
}

function planProject({ name, purpose, contexts, elements }: Model): ProjectPlan {
  const systems = Object.values(elements).flatMap(({ kind, text }) =>
    kind === 'external-system' ? [text] : [],
  );
  // People say "FedEx" where the sticky says "FedEx API".
  const properNames = [...systems, ...Object.values(contexts).map((context) => context.name)].flatMap(
    (each) => [toOneLine(each), toOneLine(each).replace(/ (?:API|Service|System)$/u, '')],
  );
  const { slug, words } = createNameRegistry([]).claim(name, 'context');
  return {
    name: slug,
    words: words || 'Project',
    ...(purpose !== undefined && { purpose }),
    kernelPackage: `@${slug}/kernel`,
    properNames: [...new Set(properNames)].filter((each) => each !== '').sort(byLength),
  };
}

function byLength(one: string, other: string): number {
  return other.length - one.length || (one < other ? -1 : 1);
}

/** Every context that is not somebody else's and holds an aggregate with commands, or one that such a command reads. */
function contextScopes(world: World): readonly ContextScope[] {
  const { model, clusters } = world;
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
    const name = registry.claim(
      context?.name ?? model.name,
      'context',
      ({ camel }) => [`${camel}Published`],
      id,
    );
    const listeners = {
      policies: idsOf(world.policies, ({ context: home }) => home === id),
      readModels: idsOf(world.readModels, ({ context: home }) => home === id),
    };
    return [{ id, name, aggregates, listeners }];
  });
}

function idsOf<Reading>(
  readings: ReadonlyMap<ElementId, Reading>,
  isKept: (reading: Reading) => boolean,
): readonly ElementId[] {
  return [...readings]
    .filter(([, reading]) => isKept(reading))
    .map(([id]) => id)
    .sort();
}

function upstreamFor(world: World, scope: ContextScope): Upstream {
  const { name } = scope;
  let vocabulary: Vocabulary | undefined;
  return {
    name,
    publishedPackage: world.project.kernelPackage.replace(/kernel$/, `${name.slug}-published`),
    eventName: (event) => {
      vocabulary ??= vocabularyOf(world, scope);
      return vocabulary.events.get(event);
    },
  };
}

function isRead(model: Model, { aggregateOfCommand }: World['clusters'], aggregate: ElementId): boolean {
  return [...aggregateOfCommand.keys()].some((command) => {
    const element = model.elements[command];
    const reads = element?.kind === 'command' ? (element.design?.reads ?? []) : [];
    return reads.some((read) => read.aggregate === aggregate);
  });
}

/** Where every command is marked as creating none, there is no question: the one that creates may have been left out. */
function askForBeginnings(
  { model, clusters, beginnings, ask }: World,
  aggregates: readonly ElementId[],
): void {
  const handled = new Map(clusters.clusters.map(({ aggregate, commands }) => [aggregate, commands]));
  for (const id of aggregates) {
    const mayBegin = (handled.get(id) ?? []).some((command) => beginnings.creates(command) !== 'never');
    if (beginnings.unsaid.has(id) && mayBegin) {
      ask({ kind: 'creating-command-missing', subject: subjectOf(model, 'elements', id), names: {} });
    }
  }
}
