import { defineRule } from '../findings/rule.ts';
import { isStorableText } from '../findings/storable-text.ts';
import type { Field } from '../metamodel/fields.ts';
import { fieldListsOfEntry, KINDS_WITH_FIELDS } from '../readings/model-fields.ts';

/**
 * Bounds that no value can meet: a pattern that is no regular expression, a smallest above a largest, an
 * option twice.
 */
export const boundsNotSound = defineRule({
  id: 'bounds-not-sound',
  severity: 'error',
  level: 'design',
  speed: 'slow',
  visits: { elements: KINDS_WITH_FIELDS, values: true },
  needsDesign: true,
  check: (visited) =>
    fieldListsOfEntry(visited).flatMap(({ at, fields }) =>
      fields.flatMap((field, index) =>
        problemsOf(field).map(([key, message]) => ({ at: [...at, index, key], message })),
      ),
    ),
});

function problemsOf(field: Field): readonly (readonly [key: string, message: string])[] {
  switch (field.type) {
    case 'one-of': {
      const double = field.options.find((option, index) => field.options.indexOf(option) !== index);
      const unstorable = field.options.find((option) => !isStorableText(option));
      return [
        ...(double === undefined
          ? []
          : [['options', `The option "${double}" of "${field.name}" is listed twice. Remove one.`] as const]),
        ...(unstorable === undefined
          ? []
          : [
              [
                'options',
                `An option of "${field.name}" contains a character that databases cannot store. Type it again.`,
              ] as const,
            ]),
      ];
    }
    case 'id':
    case 'value':
    case 'entity':
      return [];
    default:
      return boundProblems(field);
  }
}

function boundProblems(
  field: Extract<Field, { readonly pattern?: string | undefined }>,
): readonly (readonly [string, string])[] {
  const { name, min, max, minLength, maxLength, pattern } = field;
  const problems: [string, string][] = [];
  if (min !== undefined && max !== undefined && min > max) {
    problems.push([
      'min',
      `"${name}" can be neither below ${min} nor above ${max}, so no value is possible. Swap the two.`,
    ]);
  }
  if (minLength !== undefined && maxLength !== undefined && minLength > maxLength) {
    problems.push([
      'minLength',
      `"${name}" needs ${minLength} characters but may have ${maxLength} only. Swap the two.`,
    ]);
  }
  if (pattern !== undefined && !isRegularExpression(pattern)) {
    problems.push([
      'pattern',
      `The pattern of "${name}" is not a regular expression. Correct it, or take it out.`,
    ]);
  }
  return problems;
}

function isRegularExpression(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u') instanceof RegExp;
  } catch {
    // Only a syntax error is thrown here, and that is the answer.
    return false;
  }
}
