import { inPackage } from '../../names/places.ts';
import type { Code } from '../../plan/expressions.ts';
import type { Bounds, FieldPlan } from '../../plan/fields.ts';
import { printString } from '../../printing/literals.ts';

/** The condition under which a field is out of its bounds; undefined when it has none. */
export function planBoundsCheck(
  { key, type, bounds, list, optional }: FieldPlan,
  variable: string,
  kernelPackage: string,
): Code | undefined {
  if (type.kind !== 'primitive') {
    return undefined;
  }
  const isNumber =
    type.primitive === 'integer' || type.primitive === 'decimal' || type.primitive === 'duration';
  const isText = ['text', 'email', 'url'].includes(type.primitive);
  const member = `${variable}.${key}`;
  const subject = list ? 'item' : member;
  const conditions = isNumber
    ? numberConditions(subject, bounds)
    : isText
      ? textConditions(subject, bounds)
      : [];
  if (conditions.length === 0) {
    return undefined;
  }
  const broken = conditions.join(' || ');
  const all = list ? `${member}.some((item) => ${broken})` : broken;
  const grouped = conditions.length > 1 && !list ? `(${all})` : all;
  const usesLength = conditions.some((condition) => condition.includes('textLength('));
  return {
    code: optional ? `${member} !== undefined && ${grouped}` : all,
    uses: usesLength ? [inPackage(kernelPackage, 'textLength')] : [],
    variables: [variable],
  };
}

function numberConditions(subject: string, { min, max }: Bounds): readonly string[] {
  return [
    ...(min === undefined ? [] : [`${subject} < ${min}`]),
    ...(max === undefined ? [] : [`${subject} > ${max}`]),
  ];
}

function textConditions(subject: string, { minLength, maxLength, pattern }: Bounds): readonly string[] {
  return [
    ...(pattern === undefined ? [] : [`!${printPattern(pattern)}.test(${subject})`]),
    ...(minLength === undefined ? [] : [`textLength(${subject}) < ${minLength}`]),
    ...(maxLength === undefined ? [] : [`textLength(${subject}) > ${maxLength}`]),
  ];
}

/** A pattern for the whole text as a literal, or as text where a literal could hide something. */
function printPattern(pattern: string): string {
  const whole = pattern.includes('|') ? `^(?:${pattern})$` : `^${pattern}$`;
  return /^[ -~]*$/.test(whole)
    ? new RegExp(whole, 'u').toString()
    : `new RegExp(${printString(whole)}, 'u')`;
}
