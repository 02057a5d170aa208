import type { ElementId } from '#models/metamodel/ids.ts';
import type { FieldPlan, RecordShape, ValueShape } from '../../plan/fields.ts';
import type { NamedEntity, NamedRecord, NamedValueObject, Vocabulary } from './names/vocabulary.ts';
import { type FieldTypes, planFields } from './plan-fields.ts';

/** The value objects and entities of a context. */
export interface RecordShapes {
  /** What the types of fields refer to. A record may hold itself, so that it can be referred to before its fields are planned. */
  readonly types: FieldTypes;
  readonly planValue: (value: NamedValueObject) => ValueShape;
  readonly planEntity: (entity: NamedEntity) => RecordShape;
  /** The entities of other contexts that fields of this one have referred to so far. */
  readonly foreign: () => readonly NamedEntity[];
}

/** A shape and the list that its fields are put into, once. */
interface OpenShape<Shape extends RecordShape> {
  readonly shape: Shape;
  readonly fields: FieldPlan[];
}

/** Declares the value objects and entities of a context. */
export function createRecordShapes(vocabulary: Vocabulary): RecordShapes {
  const values = new Map(vocabulary.values.map((named) => [named.id as string, openValue(named)] as const));
  const entities = new Map(vocabulary.entities.map((named) => [named, openShape(named)] as const));
  const foreign: NamedEntity[] = [];

  function entityNamed(named: NamedEntity): OpenShape<RecordShape> {
    const known = entities.get(named);
    if (known !== undefined) return known;
    const opened = openShape(named);
    entities.set(named, opened);
    foreign.push(named);
    return opened;
  }

  const types: FieldTypes = {
    idOf: vocabulary.idOf,
    findValue: (id) => values.get(id)?.shape,
    findEntity: (words, owner) => {
      const named = vocabulary.findEntity(words, owner);
      return named && entityNamed(named).shape;
    },
  };

  function plan<Shape extends RecordShape>(
    { shape, fields }: OpenShape<Shape>,
    { design }: NamedValueObject | NamedEntity,
    owner: ElementId | undefined,
  ): Shape {
    fields.push(...planFields(types, design.fields, owner));
    return shape;
  }

  return {
    types,
    planValue: (named) => plan(values.get(named.id) ?? openValue(named), named, undefined),
    planEntity: (named) => plan(entityNamed(named), named, named.owner),
    foreign: () => foreign,
  };
}

function openValue(named: NamedValueObject): OpenShape<ValueShape> {
  const { shape, fields } = openShape(named);
  return { shape: { id: named.id, ...shape }, fields };
}

function openShape({ name, description, file }: NamedRecord): OpenShape<RecordShape> {
  const fields: FieldPlan[] = [];
  return { shape: { name, ...(description !== undefined && { description }), file, fields }, fields };
}
