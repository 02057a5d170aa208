import { describe, expect, it } from 'vitest';
import { checkExpression } from '#models/expression/check-expression.ts';
import { BINARY_OPERATORS, UNARY_OPERATORS } from '#models/expression/expression.ts';
import { FUNCTIONS } from '#models/expression/functions.ts';
import { parseExpression } from '#models/expression/parse-expression.ts';
import { describeType, isAssignable, isSameType, listOf, type Type } from '#models/expression/types.ts';
import { type Field, fieldSchema, PRIMITIVE_TYPES } from '#models/metamodel/fields.ts';
import type { ElementId } from '#models/metamodel/ids.ts';
import { readExampleValue } from '#models/readings/example-values.ts';
import { readExpressions } from '#models/readings/expression-scopes.ts';
import type { ModelExpression } from '#models/readings/model-expression.ts';
import { codeIn, readWholeBoard, rowsBelow } from '#tests/support/board-file-page.ts';

const { model } = readWholeBoard();
const expressions = readExpressions(model);
const written = expressions.all.filter(({ implied }) => !implied);
const bill = 'bill' as ElementId;

/** The rule of which the page says that its examples could stand there. */
const inPayBill = expressions.commands.get('pay-bill' as ElementId)?.rules[0]?.check;

function check(text: string, expected?: Type) {
  const parsed = parseExpression(text);
  if (!parsed.ok || inPayBill === undefined) throw new Error(`${text} does not read.`);
  return checkExpression(parsed.value, inPayBill.scope, expected);
}

/** `of` of the table: an element's kind, or a value object. */
function kindOf({ path: [section, id] }: ModelExpression): string {
  return section === 'values' ? 'value object' : (model.elements[id as ElementId]?.kind ?? '');
}

/** "`call` `with` or `failures` `with`": all words of one side lead to the expression. */
function standsAt(expression: ModelExpression, of: string, where: string): boolean {
  const isOfKind = kindOf(expression) === of.replaceAll('`', '');
  return (
    isOfKind &&
    where.split(' or ').some((side) => codeIn(side).every((word) => expression.path.includes(word)))
  );
}

describe('what the page says may be named where', () => {
  const rows = rowsBelow('### What may be named where');

  it('speaks of every place at which the board of the page has an expression', () => {
    const silent = written.filter(
      (expression) => !rows.some(([of = '', where = '']) => standsAt(expression, of, where)),
    );
    expect(silent.map(({ path }) => path)).toEqual([]);
    expect(rows.length).toBeGreaterThan(15);
  });

  it.each(rows)('%s %s: %s, %s (%s)', (of = '', where = '', _bare = '', besides = '', text = '') => {
    const [example = ''] = codeIn(text);
    const there = written.filter((each) => standsAt(each, of, where));
    expect(there.find((each) => each.text === example)?.problems).toEqual([]);
    for (const name of ['now', 'row', 'response']) {
      const isKnown = there.some(({ scope }) => scope.names.has(name));
      expect([name, codeIn(besides).includes(name)]).toEqual([name, isKnown]);
    }
  });
});

describe('the examples of the page', () => {
  it.each(rowsBelow('### Operators'))('%s, %s: %s is %s', (_operator, _between, text = '', type = '') => {
    const [example = ''] = codeIn(text);
    const { problems, checked } = check(example);
    expect(problems).toEqual([]);
    expect(checked && describeType(checked.type)).toBe(type);
  });

  it.each(rowsBelow('### Functions'))('%s: %s is %s', (_function, text = '', type = '') => {
    const [example = ''] = codeIn(text);
    const { problems, checked } = check(example);
    expect(problems).toEqual([]);
    expect(checked && describeType(checked.type)).toBe(type);
  });

  it('show every operator and every function that there is', () => {
    const operators = rowsBelow('### Operators').flatMap(([cell = '']) => codeIn(cell));
    const known = [...Object.keys(BINARY_OPERATORS), ...UNARY_OPERATORS, '? :', '.'];
    expect(new Set(operators)).toEqual(new Set(known));
    const functions = rowsBelow('### Functions').flatMap(([cell = '']) => codeIn(cell));
    expect(functions).toEqual(Object.values(FUNCTIONS).map(({ usage }) => usage));
  });
});

describe('the types of the page', () => {
  const rows = rowsBelow('### Fields and their types');

  it('are all that there are', () => {
    const others = fieldSchema.options.flatMap(({ shape }) =>
      'values' in shape.type ? [...shape.type.values] : shape.type.options,
    );
    expect(rows.map(([cell = '']) => codeIn(cell)[0]).toSorted()).toEqual([...new Set(others)].toSorted());
    expect(rows.length).toBe(PRIMITIVE_TYPES.length + 4);
  });

  it.each(rows)('%s, %s: %s in JSON, %s in an expression', (name = '', _besides, json = '', text = '') => {
    const [type = ''] = codeIn(name);
    const wanted = typeNamed(type);
    const [value = ''] = codeIn(json);
    const [example = ''] = codeIn(text);
    expect(readExampleValue(JSON.parse(value), wanted).ok).toBe(true);
    // Lines are the one entity of the bill, and it holds a list of them.
    const expected = type === 'entity' ? listOf(wanted) : wanted;
    const { problems, type: given } = check(example, type === 'value' ? undefined : expected);
    expect(problems).toEqual([]);
    expect(given && isAssignable(given.kind === 'optional' ? given.of : given, expected)).toBe(true);
  });

  it('are different ones', () => {
    const types = rows.map(([name = '']) => typeNamed(codeIn(name)[0] ?? ''));
    const same = types.filter((one) => types.some((other) => one !== other && isSameType(one, other)));
    expect(same).toEqual([]);
  });

  function typeNamed(type: string): Type {
    const field = {
      name: 'example',
      type,
      ...{ id: { of: 'Bill' }, 'one-of': { options: ['cash', 'card'] } }[type],
      ...{ value: { of: 'voucher' }, entity: { of: 'Line' } }[type],
    } as Field;
    const found = expressions.types.typeOf(field, bill);
    if (found === undefined) throw new Error(`There is no type ${type}.`);
    return found;
  }
});
