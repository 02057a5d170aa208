import { toIdentifier } from '#models/expression/identifier.ts';
import type { Entity } from '#models/metamodel/design.ts';
import type { ContextId, ElementId, ValueObjectId } from '#models/metamodel/ids.ts';
import type { ElementOf, Model } from '#models/metamodel/model.ts';
import { findEntity as findEntityOnBoard } from '#models/readings/find-entity.ts';
import { pluralOf } from '../../../names/english.ts';
import { createNameRegistry, type NameRegistry, toKebab } from '../../../names/name-registry.ts';
import { RESERVED_NAMES } from '../../../names/reserved-names.ts';
import type { EntityPlan, IdPlan, ValuePlan } from '../../../plan/fields.ts';
import type { Name, NamedAggregate } from '../../../plan/names.ts';

/** A plan while it is being made: other plans refer to it before its lists are filled. */
export type Draft<Plan> = {
  -readonly [Key in keyof Plan]: Plan[Key] extends readonly (infer Item)[] ? Item[] : Plan[Key];
};

/** An aggregate of the board with its names. */
export interface AggregateNames extends NamedAggregate {
  readonly element: ElementOf<'aggregate'>;
}

export interface KnownEntity {
  /** `<owner>:<identifier>`, as expressions know it. */
  readonly key: string;
  /** Its place among the owner's entities. */
  readonly index: number;
  readonly plan: Draft<EntityPlan>;
  readonly design: Entity;
  readonly owner: ElementId;
}

/** The names of one context: which identifier each thing of the board has, and where it is declared. */
export interface Vocabulary {
  readonly contextId: ContextId | undefined;
  readonly registry: NameRegistry;
  readonly aggregates: ReadonlyMap<ElementId, AggregateNames>;
  readonly commands: ReadonlyMap<ElementId, Name>;
  readonly events: ReadonlyMap<ElementId, Name>;
  /** Those of the context and every other one that it uses. */
  readonly values: ReadonlyMap<ValueObjectId, Draft<ValuePlan>>;
  readonly findValue: (id: string) => Draft<ValuePlan> | undefined;
  /** The owner's entity of that name, else anybody's: another context's is copied into this one. */
  readonly findEntity: (words: string, owner: ElementId | undefined) => Draft<EntityPlan> | undefined;
  /** Every entity that is declared here, with the aggregate that it was drawn in. */
  readonly entities: () => readonly KnownEntity[];
  /** The id type for "id of <words>". */
  readonly idOf: (words: string) => Name;
  /** Every id type that has been asked for, in order of its name. */
  readonly ids: () => readonly IdPlan[];
}

/** What one context is made of, in the order of ids. */
export interface ContextMembers {
  readonly contextId: ContextId | undefined;
  /** What the code of the context declares by its own name. */
  readonly ownSymbols: readonly string[];
  readonly aggregates: readonly ElementId[];
  readonly commands: readonly ElementId[];
  readonly events: readonly ElementId[];
  readonly values: readonly ValueObjectId[];
}

/** Names are claimed kind by kind and id by id, so that neither the order of keys nor additions elsewhere change them. */
export function createVocabulary(model: Model, members: ContextMembers): Vocabulary {
  const registry = createNameRegistry([...RESERVED_NAMES, ...members.ownSymbols]);
  const ids = new Map<string, IdPlan>();
  const aggregates = new Map<ElementId, AggregateNames>();
  const entities = new Map<string, KnownEntity>();
  for (const id of members.aggregates) {
    const element = model.elements[id];
    if (element?.kind === 'aggregate') {
      aggregates.set(id, claimAggregate(registry, ids, id, element));
    }
  }
  const findEntity: Vocabulary['findEntity'] = (words, owner) => {
    const found = findEntityOnBoard(model, words, owner);
    if (found === undefined) {
      return undefined;
    }
    const { entity: design, ...place } = found;
    const key = `${found.owner}:${toIdentifier(words)}`;
    const folder = aggregates.get(found.owner)?.folder ?? 'src/domain/values';
    const known = entities.get(key) ?? { ...place, design, key, plan: claimEntity(registry, design, folder) };
    entities.set(key, known);
    return known.plan;
  };
  for (const [id, { element }] of aggregates) {
    for (const { name } of element.design?.entities ?? []) {
      findEntity(name, id);
    }
  }
  const values = new Map<ValueObjectId, Draft<ValuePlan>>();
  for (const id of members.values) {
    const value = model.values[id];
    if (value !== undefined) {
      const name = registry.claim(value.name, 'value', (each) => [
        `create${each.pascal}`,
        `${each.pascal}Error`,
        `${each.camel}Errors`,
        `${each.camel}Json`,
      ]);
      values.set(id, {
        id,
        name,
        ...(value.description !== undefined && { description: value.description }),
        file: `src/domain/values/${name.kebab}.ts`,
        fields: [],
        derived: [],
        checks: [],
        rules: [],
        errors: [],
      });
    }
  }
  const claimText = (kind: 'command' | 'event') => (id: ElementId) =>
    [
      id,
      registry.claim(
        model.elements[id]?.text ?? '',
        kind,
        (name) => [`${name.camel}V1`, `${name.camel}Json`],
        id,
      ),
    ] as const;
  const commands = new Map(members.commands.map(claimText('command')));
  const events = new Map(members.events.map(claimText('event')));

  const idOf = (words: string): Name => {
    const key = toIdentifier(words);
    const known = ids.get(key) ?? { name: registry.claim(`${words} id`, 'id', () => []), of: words };
    ids.set(key, known);
    return known.name;
  };
  return {
    contextId: members.contextId,
    registry,
    aggregates,
    commands,
    events,
    values,
    findValue: (id) => values.get(id as ValueObjectId),
    findEntity,
    entities: () => [...entities.values()],
    idOf,
    ids: () => [...ids.values()].sort((a, b) => (a.name.camel < b.name.camel ? -1 : 1)),
  };
}

function claimAggregate(
  registry: NameRegistry,
  ids: Map<string, IdPlan>,
  id: ElementId,
  element: ElementOf<'aggregate'>,
): AggregateNames {
  const name = registry.claim(element.text, 'aggregate', derivedNames, id);
  const plural =
    pluralOf(name.camel) === name.camel
      ? name
      : registry.claim(pluralOf(name.words), 'aggregate', () => [], `${id}s`);
  const identifier = toIdentifier(element.text);
  // Aggregates of one name share their id type: "id of Cart" cannot say which of them is meant.
  const idName = ids.get(identifier)?.name ?? toIdName(name);
  if (!ids.has(identifier)) {
    ids.set(identifier, { name: idName, of: name.words });
  }
  const folder = `src/domain/${name.kebab}`;
  return { id, element, name, plural, idName, folder };
}

function claimEntity(
  registry: NameRegistry,
  { name: words, description }: Entity,
  folder: string,
): Draft<EntityPlan> {
  const name = registry.claim(words, 'entity', (each) => [`${each.camel}Json`]);
  return {
    name,
    ...(description !== undefined && { description }),
    file: `${folder}/${name.kebab}.ts`,
    fields: [],
    derived: [],
  };
}

/** Everything in generated files, and every test file, that is called after an aggregate. */
function derivedNames({ camel, pascal }: Name): readonly string[] {
  const suffixes = [
    'Id',
    'Status',
    'Command',
    'Event',
    'Context',
    'Decider',
    'Decisions',
    'Error',
    'Errors',
    'Key',
    'Keys',
    'Handler',
    'Messages',
    'Record',
    'Json',
    'Schemas',
    'Routes',
    'Repository',
    'Api',
    'Lifecycle',
  ];
  return [
    ...suffixes.flatMap((suffix) => [camel + suffix, pascal + suffix]),
    ...['new', 'announce', 'example', 'given'].map((prefix) => prefix + pascal),
    `create${pascal}Handler`,
    `create${pascal}Routes`,
  ];
}

function toIdName({ words, camel, pascal }: Name): Name {
  const id = `${camel}Id`;
  return { words: `${words} id`, camel: id, pascal: `${pascal}Id`, kebab: toKebab(id), slug: toKebab(id) };
}
