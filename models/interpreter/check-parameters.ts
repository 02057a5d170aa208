import { toIdentifier } from '../expression/identifier.ts';
import { ownValue, type Value } from '../expression/values.ts';
import type { Field } from '../metamodel/fields.ts';
import type { ElementId, ValueObjectId } from '../metamodel/ids.ts';
import type { Model, ValueObject } from '../metamodel/model.ts';
import { findEntity } from '../readings/find-entity.ts';
import { errorOfRule } from '../readings/refusals.ts';
import type { Result } from '../result.ts';
import {
  defined,
  evaluate,
  getElement,
  type Interpretation,
  interpretationOf,
  refusable,
} from './interpretation.ts';
import type { CommandRefusal, Values } from './situation.ts';

/** A parameter that no command may bring: without `error` it breaks a bound, else the rule of a value object. */
export type UnsoundParameter = Extract<CommandRefusal, { readonly reason: 'parameter' }>;

/**
 * Everything that is wrong with the parameters of a command. A value object tells one of its rules at most, the first
 * that is broken; its rules come before its own bounds, because they name their refusals.
 */
export function findUnsoundParameters(
  model: Model,
  command: ElementId,
  parameters: Values,
): Result<readonly UnsoundParameter[], CommandRefusal> {
  return refusable(() => unsoundParameters(interpretationOf(model), command, parameters));
}

/** The same inside an interpretation, which a calculation without a result stops. */
export function unsoundParameters(
  interpretation: Interpretation,
  command: ElementId,
  parameters: Values,
): readonly UnsoundParameter[] {
  const { implied, aggregate } = defined(interpretation.expressions.commands.get(command));
  const declared = getElement(interpretation, command, 'command').design?.parameters ?? [];
  return [...declared, ...implied].flatMap((field) =>
    inField({ interpretation, owner: aggregate, field }, parameters),
  );
}

interface Inspection {
  readonly interpretation: Interpretation;
  /** The aggregate whose entities may be meant. */
  readonly owner: ElementId | undefined;
  readonly field: Field;
}

function inField(inspection: Inspection, holder: Values): readonly UnsoundParameter[] {
  const value = ownValue(holder, toIdentifier(inspection.field.name));
  if (value === undefined) return [];
  const items = inspection.field.list && Array.isArray(value) ? (value as readonly Value[]) : [value];
  return items.flatMap((item) => inValue(inspection, item));
}

function inValue(inspection: Inspection, value: Value): readonly UnsoundParameter[] {
  const { field } = inspection;
  switch (field.type) {
    case 'id':
    case 'one-of':
      return [];
    case 'value':
      return inObject(inspection, field.of as ValueObjectId, value as Values);
    case 'entity':
      return entityFields(inspection, field.of).flatMap((inner) =>
        inField({ ...inspection, field: inner }, value as Values),
      );
    default:
      return isWithinBounds(field, value) ? [] : [{ reason: 'parameter', field: field.name }];
  }
}

function inObject(inspection: Inspection, id: ValueObjectId, value: Values): readonly UnsoundParameter[] {
  const { interpretation, field } = inspection;
  const { fields }: ValueObject = defined(interpretation.model.values[id]);
  const { rules } = defined(interpretation.expressions.values.get(id));
  const inside = (isMeant: (inner: Field) => boolean) =>
    fields.filter(isMeant).flatMap((inner) => inField({ ...inspection, field: inner }, value));
  const inner = inside(isObject);
  // Rules look at sound objects only.
  const broken =
    inner.length > 0
      ? undefined
      : rules.find(({ check }) => check?.checked !== undefined && evaluate(check.checked, value) !== true);
  const named: readonly UnsoundParameter[] =
    broken === undefined ? [] : [{ reason: 'parameter', field: field.name, error: errorOfRule(broken.rule) }];
  return [...inner, ...named, ...inside((each) => !isObject(each))];
}

function isObject({ type }: Field): boolean {
  return type === 'value' || type === 'entity';
}

function entityFields({ interpretation, owner }: Inspection, name: string): readonly Field[] {
  return findEntity(interpretation.model, name, owner)?.entity.fields ?? [];
}

type BoundedField = Exclude<Field, { type: 'id' | 'one-of' | 'value' | 'entity' }>;

function isWithinBounds(
  { type, min, max, minLength, maxLength, pattern }: BoundedField,
  value: Value,
): boolean {
  switch (type) {
    case 'integer':
    case 'decimal':
    case 'duration':
      return (
        Number(value) >= (min ?? Number.NEGATIVE_INFINITY) &&
        Number(value) <= (max ?? Number.POSITIVE_INFINITY)
      );
    case 'text':
    case 'email':
    case 'url': {
      const text = String(value);
      const length = [...text].length;
      const fits = pattern === undefined || new RegExp(`^(?:${pattern})$`, 'u').test(text);
      return fits && length >= (minLength ?? 0) && length <= (maxLength ?? length);
    }
    default:
      return true;
  }
}
