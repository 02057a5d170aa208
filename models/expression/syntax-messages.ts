import type { ExpressionProblem } from './expression.ts';

/** What to write instead of operators that other languages have. */
export const OPERATOR_ADVICE: Readonly<Record<string, string>> = {
  '=': 'An expression changes nothing, so `=` has no place in it. Write `==` to compare.',
  '===': 'Write `==` to compare: it always compares by value and type.',
  '!==': 'Write `!=` to compare: it always compares by value and type.',
  '&': 'Write `&&` for "and".',
  '|': 'Write `||` for "or".',
  '??': 'There is no `??`. Write `isSet(value) ? value : other`.',
  '**': 'There is no power operator. Multiply instead.',
  '=>': 'An arrow belongs inside `some`, `every`, `count` or `sum`.',
};

const WORD_ADVICE: ReadonlyMap<string, string> = new Map([
  ['and', 'Write `&&` instead of "and".'],
  ['or', 'Write `||` instead of "or".'],
  ['not', 'Write `!` instead of "not".'],
  ['is', 'Write `==` instead of "is".'],
  ['new', 'Nothing is made in an expression: leave "new" out.'],
]);

/** Says in plain words what the parser stumbled over, at the place where it did. */
export function describeSyntaxProblem(text: string, index: number, description: string): ExpressionProblem {
  const start = Math.min(Math.max(index, 0), text.length);
  if (description.startsWith('Unclosed quote')) return unclosedQuote(text);
  if (description.startsWith('Unclosed')) {
    const bracket = description.endsWith('[') ? ']' : ')';
    return { message: `A closing \`${bracket}\` is missing here.`, range: { start, end: start } };
  }
  if (start === text.length) {
    return {
      message: 'The expression stops too early: something must follow.',
      range: { start, end: start },
    };
  }
  const found = wordAt(text, start);
  const range = { start, end: start + found.length };
  const previous = wordBefore(text, start);
  const advice = WORD_ADVICE.get(found) ?? WORD_ADVICE.get(previous);
  if (advice !== undefined) return { message: advice, range };
  if (description === 'Expected comma') return { message: `A comma is missing before \`${found}\`.`, range };
  if (description.startsWith('Variable names')) {
    return { message: 'A name cannot start with a digit, and a number has no unit here.', range };
  }
  return { message: `\`${found}\` is not expected here.`, range };
}

function unclosedQuote(text: string): ExpressionProblem {
  let open: { readonly quote: string; readonly at: number } | undefined;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (open !== undefined && character === '\\') index += 1;
    else if (open?.quote === character) open = undefined;
    else if (open === undefined && (character === '"' || character === "'")) {
      open = { quote: character, at: index };
    }
  }
  const range = { start: open?.at ?? 0, end: text.length };
  return { message: 'The text that begins here is never closed: add the same quote at its end.', range };
}

function wordAt(text: string, start: number): string {
  const [word = text.charAt(start)] = /^[\p{ID_Continue}]+/u.exec(text.slice(start)) ?? [];
  return /^[\ud800-\udbff]$/.test(word) ? text.slice(start, start + 2) : word;
}

function wordBefore(text: string, end: number): string {
  const [, word = ''] = /([\p{ID_Continue}]+)\s*$/u.exec(text.slice(0, end)) ?? [];
  return word;
}
