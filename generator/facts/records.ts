import type { ContextPlan } from '../plan/context.ts';
import type {
  EntityPlan,
  FieldPlan,
  HeardFieldPlan,
  HeardTypePlan,
  RecordShape,
  TypePlan,
  ValuePlan,
  ValueShape,
} from '../plan/fields.ts';

/** The fields of the record that a value of this type is; undefined for what is no record. */
export function fieldsWithin(type: TypePlan): readonly FieldPlan[] | undefined;
export function fieldsWithin(type: HeardTypePlan): readonly HeardFieldPlan[] | undefined;
export function fieldsWithin(type: HeardTypePlan): readonly HeardFieldPlan[] | undefined {
  switch (type.kind) {
    case 'value':
      return type.value.fields;
    case 'entity':
      return type.entity.fields;
    case 'in-place':
      return type.fields;
    default:
      return undefined;
  }
}

/** The value object of a context that has this shape. */
export function findValueObject(
  { values }: Pick<ContextPlan, 'values'>,
  { id }: ValueShape,
): ValuePlan | undefined {
  return values.find((value) => value.id === id);
}

/** The value objects of a context that fields are of, one for each such field. */
export function valueObjectsOf(
  context: Pick<ContextPlan, 'values'>,
  fields: readonly FieldPlan[],
): readonly ValuePlan[] {
  return fields.flatMap(({ type }) =>
    type.kind === 'value' ? (findValueObject(context, type.value) ?? []) : [],
  );
}

/** The entity of a context that has this shape; undefined for one of another context. */
export function findEntity(
  { aggregates }: Pick<ContextPlan, 'aggregates'>,
  { file }: RecordShape,
): EntityPlan | undefined {
  return aggregates.flatMap(({ entities }) => entities).find((entity) => entity.file === file);
}
