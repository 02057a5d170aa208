import { toIdentifier } from '#models/expression/identifier.ts';
import type { Entity } from '#models/metamodel/design.ts';
import type { ContextId, ElementId, ValueObjectId } from '#models/metamodel/ids.ts';
import type { ElementOf, Model, ValueObject } from '#models/metamodel/model.ts';
import { type FoundEntity, findEntity as findEntityOnBoard } from '#models/readings/find-entity.ts';
import { pluralOf } from '#models/words/inflection.ts';
import { createNameRegistry, type NameRegistry, toKebab } from '../../../names/name-registry.ts';
import { RESERVED_NAMES } from '../../../names/reserved-names.ts';
import type { IdPlan } from '../../../plan/fields.ts';
import type { Name, NamedAggregate } from '../../../plan/names.ts';

/** An aggregate of the board with its names. */
export interface AggregateNames extends NamedAggregate {
  readonly element: ElementOf<'aggregate'>;
}

/** The name of a record and the file that declares it. */
export interface NamedRecord {
  readonly name: Name;
  readonly description?: string;
  readonly file: string;
}

export interface NamedValueObject extends NamedRecord {
  readonly id: ValueObjectId;
  readonly design: ValueObject;
}

export interface NamedEntity extends NamedRecord {
  /** `<owner>:<identifier>`, as expressions know it. */
  readonly key: string;
  /** Its place among the owner's entities. */
  readonly index: number;
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
  readonly values: readonly NamedValueObject[];
  /** Those of the aggregates of this context. */
  readonly entities: readonly NamedEntity[];
  /** The owner's entity of that name, else anybody's: another context's is copied into this one. */
  readonly findEntity: (words: string, owner: ElementId | undefined) => NamedEntity | undefined;
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
  const entities = new Map<string, NamedEntity>();
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
    const key = `${found.owner}:${toIdentifier(words)}`;
    const folder = aggregates.get(found.owner)?.folder ?? 'src/domain/values';
    const known = entities.get(key) ?? claimEntity(registry, found, key, folder);
    entities.set(key, known);
    return known;
  };
  const own = [...aggregates].flatMap(([id, { element }]) =>
    (element.design?.entities ?? []).flatMap(({ name }) => findEntity(name, id) ?? []),
  );
  const values = members.values.flatMap((id) => {
    const design = model.values[id];
    return design === undefined ? [] : [claimValueObject(registry, id, design)];
  });
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
    entities: [...new Set(own)],
    findEntity,
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
  { entity: design, owner, index }: FoundEntity,
  key: string,
  folder: string,
): NamedEntity {
  const name = registry.claim(design.name, 'entity', (each) => [`${each.camel}Json`]);
  return { key, owner, index, design, ...recordNamed(name, design, folder) };
}

function claimValueObject(registry: NameRegistry, id: ValueObjectId, design: ValueObject): NamedValueObject {
  const name = registry.claim(design.name, 'value', (each) => [
    `create${each.pascal}`,
    `${each.pascal}Error`,
    `${each.camel}Errors`,
    `${each.camel}Json`,
  ]);
  return { id, design, ...recordNamed(name, design, 'src/domain/values') };
}

function recordNamed(
  name: Name,
  { description }: Pick<ValueObject, 'description'>,
  folder: string,
): NamedRecord {
  return {
    name,
    ...(description !== undefined && { description }),
    file: `${folder}/${name.kebab}.ts`,
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
