import type { FieldPlan, TypePlan } from '../plan/fields.ts';

/** Does a value of this type hold, at any depth, a record that holds one of its own kind again? */
export function holdsItself(type: TypePlan, inside: readonly object[] = []): boolean {
  const record = recordOf(type);
  return (
    record !== undefined &&
    (inside.includes(record) || record.fields.some((field) => holdsItself(field.type, [...inside, record])))
  );
}

/** Would a value of this type never end, because a required field holds its own kind again? */
export function isEndless(type: TypePlan, inside: readonly object[] = []): boolean {
  const record = recordOf(type);
  const isRequired = ({ optional, list }: FieldPlan) => !optional && !list;
  return (
    record !== undefined &&
    (inside.includes(record) ||
      record.fields.filter(isRequired).some((field) => isEndless(field.type, [...inside, record])))
  );
}

function recordOf(type: TypePlan): { readonly fields: readonly FieldPlan[] } | undefined {
  return type.kind === 'value' ? type.value : type.kind === 'entity' ? type.entity : undefined;
}
