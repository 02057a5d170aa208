import type { z } from 'zod';
import { isPlainObject } from './json.ts';

type Issue = z.core.$ZodIssue;

/** Where a schema and a value disagree, in words that follow "its <path> ...". */
export interface IssueDescription {
  readonly path: readonly (string | number)[];
  readonly words: string;
}

const namesOfTypes: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'an object',
  record: 'an object',
  undefined: 'missing',
  null: 'null',
};

/** Puts an issue of zod into words a person can act on; of a union it takes the branch that came nearest. */
export function describeIssue(issue: Issue, input: unknown): IssueDescription {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  const value = path.reduce(stepInto, input);
  switch (issue.code) {
    case 'invalid_type':
      return { path, words: `should be ${nameOfType(issue.expected)} but is ${describeValue(value)}` };
    case 'invalid_value':
      return { path, words: `should be ${listOptions(issue.values)} but is ${describeValue(value)}` };
    case 'too_small':
      return { path, words: describeBound('at least', issue.minimum, issue.origin) };
    case 'too_big':
      return { path, words: describeBound('at most', issue.maximum, issue.origin) };
    case 'invalid_union':
      return describeUnion(issue, path, value);
    default:
      return { path, words: `is not right: ${issue.message.replace(/\.$/, '')}` };
  }
}

function describeUnion(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  path: readonly (string | number)[],
  value: unknown,
): IssueDescription {
  if ('options' in issue && Array.isArray(issue.options) && issue.options.length > 0) {
    return { path, words: `should be ${listOptions(issue.options)} but is ${describeValue(value)}` };
  }
  const nearest = issue.errors.toSorted((one, other) => depthOf(other) - depthOf(one))[0]?.[0];
  if (nearest === undefined) {
    return { path, words: 'fits none of the allowed forms' };
  }
  const inner = describeIssue(nearest, value);
  return { path: [...path, ...inner.path], words: inner.words };
}

function describeBound(relation: string, bound: number | bigint, origin: string): string {
  return origin === 'array' ? `should have ${relation} ${bound} items` : `should be ${relation} ${bound}`;
}

function depthOf(issues: readonly Issue[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length));
}

function stepInto(value: unknown, step: string | number): unknown {
  if (Array.isArray(value)) {
    return value[Number(step)];
  }
  return isPlainObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}

function nameOfType(type: string): string {
  return namesOfTypes[type] ?? type;
}

function describeValue(value: unknown): string {
  if (typeof value === 'string') {
    return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}...` : value);
  }
  if (typeof value === 'number' || typeof value === 'boolean') {
    return String(value);
  }
  if (value === null) {
    return 'null';
  }
  return nameOfType(Array.isArray(value) ? 'array' : typeof value);
}

function listOptions(options: readonly unknown[]): string {
  const words = options.map((option) => JSON.stringify(option));
  return words.length === 1 ? `${words[0]}` : `one of ${words.join(', ')}`;
}
