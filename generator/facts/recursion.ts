import type { HeardFieldPlan, HeardTypePlan } from '../plan/fields.ts';
import { fieldsWithin } from './records.ts';

/** The fields of the records that a type stands in: each record has a list of its own. */
type Inside = readonly (readonly HeardFieldPlan[])[];

/** Does a value of this type hold, at any depth, a record that holds one of its own kind again? */
export function holdsItself(type: HeardTypePlan, inside: Inside = []): boolean {
  const fields = fieldsWithin(type);
  return (
    fields !== undefined &&
    (inside.includes(fields) || fields.some((field) => holdsItself(field.type, [...inside, fields])))
  );
}

/** Would a value of this type never end, because a required field holds its own kind again? */
export function isEndless(type: HeardTypePlan, inside: Inside = []): boolean {
  const fields = fieldsWithin(type);
  const isRequired = ({ optional, list }: HeardFieldPlan) => !optional && !list;
  return (
    fields !== undefined &&
    (inside.includes(fields) ||
      fields.filter(isRequired).some((field) => isEndless(field.type, [...inside, fields])))
  );
}
