import type { z } from 'zod';
import type { Problem } from './problem.js';

type Issue = z.core.$ZodIssue;

/** What was not right in a request, in words of our own: the validator's may change and tell of our insides. */
export function describeIssues(place: string, issues: readonly Issue[]): NonNullable<Problem['errors']> {
  return issues.map((issue) => ({
    path: [place, ...issue.path.map(String)].join('.'),
    ...describe(issue),
  }));
}

function describe(issue: Issue): { readonly code: string; readonly message: string } {
  switch (issue.code) {
    case 'invalid_type':
      return {
        code: 'wrong-type',
        message: `Must be there and be ${kinds[issue.expected] ?? `of the type ${issue.expected}`}.`,
      };
    case 'invalid_value':
      return { code: 'not-an-option', message: `Must be one of: ${issue.values.map(String).join(', ')}.` };
    case 'invalid_format':
      return {
        code: 'wrong-format',
        message: issue.format === 'regex' ? 'Does not have the right form.' : `Must be: ${issue.format}.`,
      };
    case 'too_small':
      return { code: 'too-small', message: `Must ${measureOf(issue, issue.minimum)} or more.` };
    case 'too_big':
      return { code: 'too-big', message: `Must ${measureOf(issue, issue.maximum)} or less.` };
    case 'unrecognized_keys':
      return { code: 'unknown-field', message: `Is not known: ${issue.keys.join(', ')}.` };
    case 'custom':
      return { code: String(issue.params?.code ?? 'not-valid'), message: issue.message };
    default:
      return { code: 'not-valid', message: 'Is not valid.' };
  }
}

/** What the validator calls the kinds of values, in plain words. */
const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

/** A number is what it is; of a text and of a list the length counts. */
function measureOf({ origin }: { readonly origin: string }, bound: number | bigint): string {
  if (origin === 'string') return `have ${bound} characters`;
  return origin === 'array' ? `have ${bound} entries` : `be ${bound}`;
}
