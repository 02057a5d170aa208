import { childrenOf, type Expression } from '#models/expression/expression.ts';
import type { Value } from '#models/expression/values.ts';
import type { ReactionReading } from '#models/readings/read-policies.ts';
import type { FieldPlan, HeardFieldPlan } from '../../../plan/fields.ts';
import type { ReactionPlan } from '../../../plan/policies.ts';
import { type SampleRecord, sampleField, sampleFields, sampleRecord } from './sample-values.ts';

const subject = 'subject-1';
const occurredAt = '2026-01-01T00:00:00.000Z';

/** What a message tells and what is known, by the identifiers of the fields. */
export interface Setting {
  readonly data: SampleRecord;
  readonly state: SampleRecord;
}

/** The values of the names in the expressions of a reaction. */
export function namesOf({ heard }: Pick<ReactionPlan, 'heard'>, { data, state }: Setting): SampleRecord {
  return {
    ...(heard.subject && { [heard.subject.identifier]: subject }),
    ...data,
    now: occurredAt,
    ...state,
  };
}

/** The same message in several variants: one field differs from the plainest example at a time. */
export function settingsOf(
  { heard }: Pick<ReactionPlan, 'heard'>,
  { condition }: ReactionReading,
  stateFields: readonly FieldPlan[],
): readonly Setting[] {
  const data = sampleFields(heard.fields);
  const plain = stateFields.filter(({ type }) => type.kind !== 'value' && type.kind !== 'entity');
  const known = sampleFields(plain, {}, true);
  if (data === undefined || known === undefined) return [];
  const literals = condition?.checked === undefined ? [] : literalsOf(condition.checked.expression);
  const messages = [data, ...variantsOf(heard.fields, data, literals)];
  const nothing = sampleRecord(stateFields, {});
  const states =
    stateFields.length === 0 ? [nothing] : [nothing, known, ...variantsOf(plain, known, literals)];
  return states.flatMap((state) => messages.map((message) => ({ data: message, state })));
}

function variantsOf(
  fields: readonly HeardFieldPlan[],
  plainest: SampleRecord,
  literals: readonly Value[],
): readonly SampleRecord[] {
  return fields.flatMap((field) => {
    const values = [...othersOf(field, literals), ...(field.optional ? [undefined] : [])];
    return values.map((value) => sampleRecord(fields, { ...plainest, [field.identifier]: value }));
  });
}

/** Other values of a field: its options, the opposite, none and several, and what a condition compares with. */
function othersOf(field: HeardFieldPlan, literals: readonly Value[]): readonly Value[] {
  const { type, list } = field;
  const sample = sampleField(field);
  if (list) return [[], ...(Array.isArray(sample) ? [[...sample, ...sample]] : [])];
  if (type.kind === 'one-of') return type.options;
  if (type.kind !== 'primitive') return sample === undefined ? [] : [sample];
  switch (type.primitive) {
    case 'boolean':
      return [true, false];
    case 'integer':
      return [0, ...literals.flatMap((each) => (Number.isSafeInteger(each) ? around(Number(each)) : []))];
    case 'decimal':
      return [0, ...literals.flatMap((each) => (typeof each === 'number' ? around(each) : []))];
    case 'text':
      return [
        ...(sample === undefined ? [] : [sample]),
        ...literals.filter((each) => typeof each === 'string' && isPlain(each)),
      ];
    case 'money':
      return [0n, 1_000n, 100_000n, 10_000_000n].map((amount) => ({ amount, currency: 'EUR' }));
    default:
      return sample === undefined ? [] : [sample];
  }
}

const around = (value: number) => [value, value + 1, value - 1];

/** Text that any store and any reader takes as it is. */
function isPlain(text: string): boolean {
  return /^[\P{C}]*$/u.test(text);
}

function literalsOf(expression: Expression): readonly Value[] {
  if (expression.kind === 'literal') return [expression.literal.value];
  return childrenOf(expression).flatMap(literalsOf);
}
