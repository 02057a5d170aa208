import { toIdentifier } from '#models/expression/identifier.ts';
import type { Field } from '#models/metamodel/fields.ts';
import type { ContextId, ElementId, ValueObjectId } from '#models/metamodel/ids.ts';
import { findElement } from '#models/readings/aggregate-clusters.ts';
import type { AggregatePlan } from '../../plan/aggregate.ts';
import type { ContextPlan } from '../../plan/context.ts';
import type { Name } from '../../plan/names.ts';
import { createVocabulary, type Vocabulary } from './names/vocabulary.ts';
import { planAggregate } from './plan-aggregate.ts';
import { type HearingSetting, messageNameOf } from './plan-heard.ts';
import { planPublished } from './plan-published.ts';
import { type Listeners, planReactions } from './plan-reactions.ts';
import { planRecords } from './plan-records.ts';
import { planScenarios } from './plan-scenarios.ts';
import { planShapes } from './plan-shapes.ts';
import type { World } from './world.ts';

/** One context whose code shall be made: its name, and its aggregates in the order of their ids. */
export interface ContextScope {
  readonly id: ContextId | undefined;
  readonly name: Name;
  readonly aggregates: readonly ElementId[];
  readonly listeners: Listeners;
}

/** Plans everything of one context; what its things ask for of others is found through `upstreamOf`. */
export function planContext(
  world: World,
  scope: ContextScope,
  upstreamOf: HearingSetting['upstreamOf'],
  homeOf: (event: ElementId) => ContextId | undefined,
): ContextPlan {
  const { model, project } = world;
  const vocabulary = vocabularyOf(world, scope);
  const shapes = planShapes(world, vocabulary);
  const { values, entities } = planRecords(world, shapes);
  const planned = [...shapes.aggregates].map(([id, shape]) => {
    const own = entities.filter(({ owner }) => owner === id).map(({ plan }) => plan);
    return planAggregate(world, shapes, id, { shape, entities: own });
  });
  const aggregates = planScenarios(world, planned, values);
  const translationsOf = (event: ElementId) =>
    Object.values(model.relationships)
      .filter(({ upstream, downstream }) => upstream === homeOf(event) && downstream === scope.id)
      .flatMap(({ translations = [] }) => translations);
  const neighbours = { upstreamOf, translationsOf };
  const reactions = planReactions(world, shapes, scope.name, aggregates, scope.listeners, neighbours);
  const published = aggregates.flatMap((aggregate) => planPublished(world, shapes, aggregate));
  const context = scope.id === undefined ? undefined : model.contexts[scope.id];
  const packageScope = project.kernelPackage.replace(/\/kernel$/, '');
  const { slug } = scope.name;
  return {
    id: scope.id,
    name: scope.name,
    ...(context?.purpose !== undefined && { purpose: context.purpose }),
    ...(context?.owner !== undefined && { owner: context.owner }),
    folder: `packages/${slug}`,
    packageName: `${packageScope}/${slug}`,
    publishedFolder: `packages/${slug}-published`,
    publishedPackage: `${packageScope}/${slug}-published`,
    sqlSchema: world.storedName('schemas', scope.id ?? '', slug.replaceAll('-', '_').slice(0, 40)),
    tables: planTables(world, aggregates),
    messageNames: new Map(
      aggregates.flatMap(({ events }) =>
        events.map((event) => [event.id, messageNameOf(world, scope.name, event)] as const),
      ),
    ),
    ids: vocabulary.ids(),
    values,
    aggregates,
    published,
    reactions,
  };
}

// The tables that every schema has already.
const takenTables = [
  'migration',
  'unique_key',
  'handled_command',
  'outbox',
  'inbox_message',
  'inbox_delivery',
  'kept',
];

// PostgreSQL cuts names at 63 bytes.
const longestTableName = 50;

/** The table of each aggregate; no two of a context are the same. */
function planTables(world: World, aggregates: readonly AggregatePlan[]): ReadonlyMap<ElementId, string> {
  const taken = new Set(takenTables);
  return new Map(
    aggregates.map(({ id, plural }) => {
      const plain = plural.slug.replaceAll('-', '_').slice(0, longestTableName);
      let wanted = plain;
      for (let count = 2; taken.has(wanted); count += 1) wanted = `${plain}_${count}`;
      const table = world.storedName('tables', id, wanted);
      taken.add(table);
      return [id, table] as const;
    }),
  );
}

/** Every name of a context. The same scope gives the same names. */
export function vocabularyOf(world: World, scope: ContextScope): Vocabulary {
  const members = world.clusters.clusters.filter(({ aggregate }) => scope.aggregates.includes(aggregate));
  return createVocabulary(world.model, {
    contextId: scope.id,
    // Declared beside the doors of external systems.
    ownSymbols: [`open${scope.name.pascal}`],
    aggregates: scope.aggregates,
    commands: members.flatMap(({ commands }) => commands).sort(),
    events: members.flatMap(({ events }) => events).sort(),
    values: valuesOf(world, scope, [
      ...members.flatMap((cluster) => [cluster.aggregate, ...cluster.commands, ...cluster.events]),
      ...scope.listeners.policies,
      ...scope.listeners.readModels,
    ]),
  });
}

/** The value objects of the context and all that its things and they themselves are made of. */
function valuesOf(
  world: World,
  scope: ContextScope,
  elements: readonly ElementId[],
): readonly ValueObjectId[] {
  const { model } = world;
  const found = new Set<string>();
  const visit = (fields: readonly Field[]) => {
    for (const field of fields) {
      if (field.type === 'value') {
        add(field.of);
      } else if (field.type === 'entity') {
        visitEntities(field.of);
      }
    }
  };
  const add = (id: string) => {
    const value = Object.hasOwn(model.values, id) ? model.values[id as ValueObjectId] : undefined;
    if (value !== undefined && !found.has(id)) {
      found.add(id);
      visit(value.fields);
    }
  };
  const seen = new Set<string>();
  const visitEntities = (words: string) => {
    const identifier = toIdentifier(words);
    if (seen.has(identifier)) {
      return;
    }
    seen.add(identifier);
    for (const element of Object.values(model.elements)) {
      const entities = element.kind === 'aggregate' ? (element.design?.entities ?? []) : [];
      for (const entity of entities.filter(({ name }) => toIdentifier(name) === identifier)) {
        visit(entity.fields);
      }
    }
  };
  for (const [id, { context }] of Object.entries(model.values)) {
    if (context !== undefined && context === scope.id) {
      add(id);
    }
  }
  for (const id of elements) {
    const element = model.elements[id];
    if (element?.kind === 'aggregate') {
      visit(element.design?.fields ?? []);
      visit((element.design?.entities ?? []).flatMap(({ fields }) => fields));
    } else if (element?.kind === 'command') {
      visit([...(element.design?.parameters ?? []), ...(world.commands.get(id)?.implied ?? [])]);
    } else if (element?.kind === 'event') {
      visit([...(element.design?.payload ?? []), ...(element.design?.published?.fields ?? [])]);
    } else if (element?.kind === 'policy') {
      visit(element.design?.state ?? []);
      for (const { call } of element.design?.reactions ?? []) {
        const operations = findElement(model, call?.system, 'external-system')?.design?.operations ?? [];
        visit(operations.flatMap(({ request = [], response = [] }) => [...request, ...response]));
      }
    } else if (element?.kind === 'read-model') {
      const { fields = [], queries = [] } = element.design ?? {};
      visit([...fields, ...queries.flatMap(({ parameters = [] }) => parameters)]);
    }
  }
  return [...found].sort() as ValueObjectId[];
}
