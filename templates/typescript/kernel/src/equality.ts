import { isSameMoney, type Money } from './money.js';

/**
 * Equality by value, all the way down: for value objects, entities and lists of plain data. A field that is undefined
 * equals one that is missing. The order of a list counts, the order of fields does not.
 */
export function isEqual(one: unknown, other: unknown): boolean {
  if (!isObject(one) || !isObject(other)) return one === other;
  if (Array.isArray(one) || Array.isArray(other)) return isEqualList(one, other);
  if (isMoney(one) && isMoney(other)) return isSameMoney(one, other);
  const fields = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...fields].every((field) => isEqual(one[field], other[field]));
}

/** Is a value among others, by value? */
export function containsEqual(values: readonly unknown[], value: unknown): boolean {
  return values.some((candidate) => isEqual(candidate, value));
}

function isEqualList(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
  return one.every((item, index) => isEqual(item, other[index]));
}

function isMoney(value: object): value is Money {
  return 'amount' in value && typeof value.amount === 'bigint' && 'currency' in value;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
