import type { Bounds, FieldPlan } from '../plan/fields.ts';

/** The bounds that values of the field's type can be held to. */
export function boundsInForce(field: Pick<FieldPlan, 'type' | 'bounds'>): Bounds {
  const { min, max, minLength, maxLength, pattern } = field.bounds;
  if (isText(field)) {
    return {
      ...(minLength !== undefined && { minLength }),
      ...(maxLength !== undefined && { maxLength }),
      ...(pattern !== undefined && { pattern }),
    };
  }
  return isNumber(field) ? { ...(min !== undefined && { min }), ...(max !== undefined && { max }) } : {};
}

/** Can a value of the field be out of bounds? */
export function isBounded(field: Pick<FieldPlan, 'type' | 'bounds'>): boolean {
  return Object.keys(boundsInForce(field)).length > 0;
}

export function isText({ type }: Pick<FieldPlan, 'type'>): boolean {
  return type.kind === 'primitive' && ['text', 'email', 'url'].includes(type.primitive);
}

export function isNumber({ type }: Pick<FieldPlan, 'type'>): boolean {
  return type.kind === 'primitive' && ['integer', 'decimal', 'duration'].includes(type.primitive);
}
