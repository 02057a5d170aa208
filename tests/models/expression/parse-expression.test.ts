import fc from 'fast-check';
import { expect, test } from 'vitest';
import { childrenOf, type Expression } from '#models/expression/expression.ts';
import { MAX_EXPRESSION_LENGTH, parseExpression } from '#models/expression/parse-expression.ts';
import { printExpression } from '#models/expression/print-expression.ts';
import { sampleExpression } from '#tests/support/arbitrary-expression.ts';

function parsed(text: string): Expression {
  const result = parseExpression(text);
  if (!result.ok) throw new Error(`${text}: ${JSON.stringify(result.error)}`);
  return result.value;
}

function problemOf(text: string) {
  const result = parseExpression(text);
  if (result.ok) throw new Error(`${text} has no problem.`);
  const [problem] = result.error;
  return { at: text.slice(problem?.range.start, problem?.range.end), message: problem?.message };
}

/** Every node, outermost first. */
function nodesOf(node: Expression): readonly Expression[] {
  return [node, ...childrenOf(node).flatMap(nodesOf)];
}

test('[EXPR1] random text never throws', () => {
  const pieces = fc.constantFrom(
    ..."a.b ( ) [ ] , ; => ? : ! - + * / % == != < > && || in size( some( 'x' \" 1 1.5 this null \\ 💥 __proto__ \n".split(
      ' ',
    ),
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(' ')),
  );
  let readable = 0;
  fc.assert(
    fc.property(text, (source) => {
      const result = parseExpression(source);
      if (result.ok) readable += 1;
      else {
        for (const { range } of result.error) {
          expect(range.start).toBeGreaterThanOrEqual(0);
          expect(range.end).toBeLessThanOrEqual(source.length);
          expect(range.start).toBeLessThanOrEqual(range.end);
        }
      }
    }),
    { numRuns: 3_000 },
  );
  expect(readable).toBeGreaterThan(50);
});

test('[EXPR1] what is too long or nested too deeply is refused', () => {
  const deep = `${'('.repeat(2_400)}1${')'.repeat(2_400)}`;
  const long = `1${' + 1'.repeat(MAX_EXPRESSION_LENGTH)}`;
  expect(parseExpression(long)).toMatchObject({ ok: false });
  expect([true, false]).toContain(parseExpression(deep).ok);
  expect(parsed(`1${' + 1'.repeat(1_200)}`).kind).toBe('binary');
});

test('[EXPR2] every node stands exactly where its text stands', () => {
  fc.assert(
    fc.property(sampleExpression, (expression) => {
      const text = printExpression(expression);
      for (const node of nodesOf(parsed(text))) {
        const own = text.slice(node.range.start, node.range.end);
        expect(printExpression(parsed(own))).toBe(printExpression(node));
      }
    }),
    { numRuns: 400 },
  );
});

test('[EXPR2] parentheses belong to the node outside', () => {
  const text = ' (( a + b )) * -c . d ';
  const ranges = nodesOf(parsed(text)).map(({ range }) => text.slice(range.start, range.end));
  expect(ranges).toEqual(['(( a + b )) * -c . d', 'a + b', 'a', 'b', '-c . d', 'c . d', 'c']);
});

test('[EXPR2] names, calls and arrows know the places of their parts', () => {
  const text = 'some( cart.items , (line) => line.total > 3 )';
  const call = parsed(text);
  if (call.kind !== 'call') throw new Error('No call.');
  const [list, arrow] = call.args;
  if (list?.kind !== 'member' || arrow?.kind !== 'arrow') throw new Error('No list and arrow.');
  const at = (range: { readonly start: number; readonly end: number }) => text.slice(range.start, range.end);
  expect([at(call.nameRange), at(list.nameRange), at(arrow.parameterRange), at(arrow.range)]).toEqual([
    'some',
    'items',
    'line',
    '(line) => line.total > 3',
  ]);
});

test.each([
  ['a || b && c', 'a || b && c'],
  ['(a || b) && c', '(a || b) && c'],
  ['a - (b - c)', 'a - (b - c)'],
  ['(a - b) - c', 'a - b - c'],
  ['a + b * c == d && !e', 'a + b * c == d && !e'],
  ['status in [\'a\', "b"]', "status in ['a', 'b']"],
  ['x ? y : z ? 1 : 2.0', 'x ? y : z ? 1 : 2.0'],
  ['(x ? y : z) ? 1 : 2', '(x ? y : z) ? 1 : 2'],
  ['some(items, (i) => i.a ? true : false)', 'some(items, i => i.a ? true : false)'],
  ['- -a', '-(-a)'],
  ["'it\\'s' + \"\\n\"", "'it\\'s' + '\\n'"],
  ['größe > länge', 'größe > länge'],
  ['注文.合計 == 1', '注文.合計 == 1'],
])('[EXPR4] %s reads as %s', (text, plain) => {
  expect(printExpression(parsed(text))).toBe(plain);
});

test.each([
  ['', '', 'There is no expression yet.'],
  ['a = 3', 'a = 3', 'An expression changes nothing, so `=` has no place in it. Write `==` to compare.'],
  ['a === 3', 'a === 3', 'Write `==` to compare: it always compares by value and type.'],
  ['x && a & b', 'a & b', 'Write `&&` for "and".'],
  ['a and b', 'and', 'Write `&&` instead of "and".'],
  ['not a', 'a', 'Write `!` instead of "not".'],
  ['a ?? b', 'a ?? b', 'There is no `??`. Write `isSet(value) ? value : other`.'],
  ['a?.b', 'a?.b', 'There is no `?.`: ask `isSet(...)` first, then use a plain dot.'],
  ["a['b']", "a['b']", 'Square brackets make lists only. Write a field with a dot: `cart.items`.'],
  ['a == null', 'null', 'There is no `null`: ask `isSet(...)` whether an optional value is there.'],
  ['this.a', 'this', 'An expression has no `this`: name the thing itself, such as `cart`.'],
  ['a.constructor', 'constructor', '"constructor" cannot be named in an expression.'],
  ['__proto__', '__proto__', '"__proto__" cannot be named in an expression.'],
  [
    'fetch(1)',
    'fetch',
    'There is no function `fetch`. There are size, some, every, count, sum, isSet, days, hours, minutes, percent, money.',
  ],
  ['1 + szie(a)', 'szie', 'There is no function `szie`. Did you mean `size`?'],
  ['days()', 'days()', '`days` is written `days(number)`.'],
  [
    'a.b(c)',
    'a.b',
    'Only these can be called: size, some, every, count, sum, isSet, days, hours, minutes, percent, money.',
  ],
  ['some(a, () => b)', 'b', 'An arrow has exactly one name before it: `item => item.quantity > 1`.'],
  ["x == 'abc", "'abc", 'The text that begins here is never closed: add the same quote at its end.'],
  ['(a + b', '', 'A closing `)` is missing here.'],
  ['[1, 2', '', 'A closing `]` is missing here.'],
  ['a +', '', 'The expression stops too early: something must follow.'],
  ['size(a b)', 'b', 'A comma is missing before `b`.'],
  ['a; b', ';', '`;` is not expected here.'],
  ['a toString', 'toString', '`toString` is not expected here.'],
  ['toString a', 'a', '`a` is not expected here.'],
  ['(a, b)', ',', '`,` is not expected here.'],
  ['`x`', '`', '``` is not expected here.'],
  ['💥 > 1', '💥', '"💥" is not a name: names have letters, digits and underscores.'],
  ['99999999999999999', '99999999999999999', 'This number is too large to be exact: use at most 15 digits.'],
])('[EXPR5] %s is refused at "%s"', (text, at, message) => {
  expect(problemOf(text)).toEqual({ at, message });
});
