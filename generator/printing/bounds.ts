import { boundsInForce, isText } from '../facts/bounds.ts';
import { inPackage } from '../names/places.ts';
import type { Bounds, FieldPlan } from '../plan/fields.ts';
import type { Emission } from './emission.ts';
import { printPattern } from './literals.ts';
import type { Source } from './source.ts';

/** The condition under which a field of what the variable holds is out of its bounds. */
export function printOutOfBounds(
  { project }: Pick<Emission, 'project'>,
  source: Source,
  field: FieldPlan,
  variable: string,
): string {
  const { key, list, optional } = field;
  const member = `${variable}.${key}`;
  const subject = list ? 'item' : member;
  const bounds = boundsInForce(field);
  const textLength = () => source.value(inPackage(project.kernelPackage, 'textLength'));
  const conditions = isText(field)
    ? textConditions(subject, bounds, textLength)
    : numberConditions(subject, bounds);
  const broken = conditions.join(' || ');
  const all = list ? `${member}.some((item) => ${broken})` : broken;
  const grouped = conditions.length > 1 && !list ? `(${all})` : all;
  return optional ? `${member} !== undefined && ${grouped}` : all;
}

function numberConditions(subject: string, { min, max }: Bounds): readonly string[] {
  return [
    ...(min === undefined ? [] : [`${subject} < ${min}`]),
    ...(max === undefined ? [] : [`${subject} > ${max}`]),
  ];
}

function textConditions(
  subject: string,
  { minLength, maxLength, pattern }: Bounds,
  textLength: () => string,
): readonly string[] {
  return [
    ...(pattern === undefined ? [] : [`!${printPattern(pattern)}.test(${subject})`]),
    ...(minLength === undefined ? [] : [`${textLength()}(${subject}) < ${minLength}`]),
    ...(maxLength === undefined ? [] : [`${textLength()}(${subject}) > ${maxLength}`]),
  ];
}
