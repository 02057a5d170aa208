import { toIdentifier } from '#models/expression/identifier.ts';
import type { DerivedField } from '#models/metamodel/fields.ts';
import type { ElementId } from '#models/metamodel/ids.ts';
import { inFile } from '../../names/places.ts';
import type { MemberName, MemberNames } from '../../plan/expressions.ts';
import type { FieldPlan, RecordShape, ValueShape } from '../../plan/fields.ts';
import type { Place } from '../../plan/names.ts';
import type {
  AggregateNames,
  NamedEntity,
  NamedRecord,
  NamedValueObject,
  Vocabulary,
} from './names/vocabulary.ts';
import { type FieldTypes, planNamedFields } from './plan-fields.ts';
import { createRecordShapes } from './record-shapes.ts';
import type { World } from './world.ts';

/** The fields of one aggregate, and its derived ones without their values. */
export interface AggregateShape {
  readonly names: AggregateNames;
  readonly commands: readonly ElementId[];
  readonly events: readonly ElementId[];
  readonly fields: readonly FieldPlan[];
  readonly derived: readonly DerivedShape[];
}

/** A derived field that has a name and a place, but no value: values refer to each other. */
export interface DerivedShape {
  readonly design: DerivedField;
  readonly index: number;
  readonly place: Place;
}

/** A value object or an entity with its fields, and its derived ones without their values. */
export interface DeclaredRecord<Named extends NamedRecord, Shape extends RecordShape> {
  /** As expressions know it. */
  readonly key: string;
  readonly named: Named;
  readonly shape: Shape;
  readonly derived: readonly DerivedShape[];
}

export type DeclaredValue = DeclaredRecord<NamedValueObject, ValueShape>;
export type DeclaredEntity = DeclaredRecord<NamedEntity, RecordShape>;

/** What every record of a context looks like, before any expression is planned. */
export interface Shapes {
  readonly vocabulary: Vocabulary;
  /** What the types of fields refer to. */
  readonly types: FieldTypes;
  /** The interface of every record, by its key. */
  readonly places: ReadonlyMap<string, Place>;
  readonly aggregates: ReadonlyMap<ElementId, AggregateShape>;
  readonly values: readonly DeclaredValue[];
  readonly entities: readonly DeclaredEntity[];
  readonly members: MemberNames;
}

/** Plans the fields of every record and names the members of all of them. */
export function planShapes(world: World, vocabulary: Vocabulary): Shapes {
  const records = createRecordShapes(vocabulary);
  const aggregates = new Map(
    [...vocabulary.aggregates].map(([id, names]) => [
      id,
      planAggregateShape(world, vocabulary, records.types, names),
    ]),
  );
  const values = vocabulary.values.map((named): DeclaredValue => {
    const shape = records.planValue(named);
    return { key: `value:${named.id}`, named, shape, derived: nameDerivedOf(vocabulary, named) };
  });
  const declareEntity = (named: NamedEntity): DeclaredEntity => {
    const shape = records.planEntity(named);
    return { key: `entity:${named.key}`, named, shape, derived: nameDerivedOf(vocabulary, named) };
  };
  const entities = vocabulary.entities.map(declareEntity);
  // The fields of one entity may refer to another one, which is then known.
  for (const named of records.foreign()) entities.push(declareEntity(named));
  const declared = [...values, ...entities];
  return {
    vocabulary,
    types: records.types,
    aggregates,
    values,
    entities,
    places: new Map([
      ...[...aggregates].map(
        ([id, { names }]) => [`aggregate:${id}`, inFile(fileOf(names), names.name.pascal)] as const,
      ),
      ...declared.map(({ key, shape }) => [key, inFile(shape.file, shape.name.pascal)] as const),
    ]),
    members: new Map([
      ...[...aggregates].map(
        ([id, { names, fields, derived }]) =>
          [`aggregate:${id}`, membersOf(fields, derived, ownKeys(names))] as const,
      ),
      ...declared.map(({ key, shape, derived }) => [key, membersOf(shape.fields, derived)] as const),
    ]),
  };
}

function nameDerivedOf(
  vocabulary: Vocabulary,
  { design, name, file }: NamedValueObject | NamedEntity,
): readonly DerivedShape[] {
  return nameDerived(vocabulary, design.derived ?? [], name.words, file);
}

function planAggregateShape(
  world: World,
  vocabulary: Vocabulary,
  types: FieldTypes,
  names: AggregateNames,
): AggregateShape {
  const { id, element } = names;
  const { fields = [], derived = [] } = element.design ?? {};
  const unset = world.beginnings.leftUnset.get(id);
  const plans = planNamedFields(types, fields, id, ownKeys(names)).map((plan) =>
    unset?.has(plan.identifier) ? { ...plan, optional: true } : plan,
  );
  const { commands = [], events = [] } =
    world.clusters.clusters.find(({ aggregate }) => aggregate === id) ?? {};
  return {
    names,
    commands,
    events,
    fields: plans,
    derived: nameDerived(vocabulary, derived, names.name.words, fileOf(names)),
  };
}

function fileOf({ folder, name }: AggregateNames): string {
  return `${folder}/${name.kebab}.ts`;
}

/** The properties that every aggregate has besides its fields. */
function ownKeys({ element }: AggregateNames): readonly string[] {
  return element.design?.lifecycle === undefined ? ['id'] : ['id', 'status'];
}

function nameDerived(
  vocabulary: Vocabulary,
  derived: readonly DerivedField[],
  owner: string,
  file: string,
): readonly DerivedShape[] {
  return derived.map((design, index) => ({
    design,
    index,
    place: inFile(file, vocabulary.registry.claim(`${owner} ${design.name}`, 'value').camel),
  }));
}

function membersOf(
  fields: readonly FieldPlan[],
  derived: readonly DerivedShape[],
  own: readonly string[] = [],
): ReadonlyMap<string, MemberName> {
  return new Map<string, MemberName>([
    ...derived.map(({ design, place }) => [toIdentifier(design.name), { derived: place }] as const),
    ...fields.map(({ identifier, key }) => [identifier, { key }] as const),
    ...own.map((key) => [key, { key }] as const),
  ]);
}
