import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Project, ts } from 'ts-morph';
import { expect, test } from 'vitest';
import { checkExpression } from '#models/expression/check-expression.ts';
import type { CheckedExpression } from '#models/expression/checked-expression.ts';
import { evaluateExpression } from '#models/expression/evaluate-expression.ts';
import type { Expression } from '#models/expression/expression.ts';
import { KERNEL_FUNCTIONS } from '#models/expression/kernel-functions.ts';
import { negateExpression } from '#models/expression/negate-expression.ts';
import { parseExpression } from '#models/expression/parse-expression.ts';
import { printExpression } from '#models/expression/print-expression.ts';
import { PLAIN_NAMES, printTypeScript } from '#models/expression/print-typescript.ts';
import { printStringLiteral } from '#models/expression/typescript-text.ts';
import type { Value } from '#models/expression/values.ts';
import {
  SAMPLE_DECLARATIONS,
  SAMPLE_SCOPE,
  sampleExpression,
  sampleValues,
} from '#tests/support/arbitrary-expression.ts';

const kernelFolder = new URL('../../../templates/typescript/kernel/src/', import.meta.url);
// The generated kernel, as every generated project gets it. Its types belong to another part of the house.
const kernel: Readonly<Record<string, unknown>> = await import(new URL('index.ts', kernelFolder).href);

/** Runs printed code with the real kernel: its value, or the code of its failure. */
function runCode(code: string, values: Readonly<Record<string, Value | undefined>>): unknown {
  const names = [...Object.keys(values), ...KERNEL_FUNCTIONS];
  const given = [...Object.values(values), ...KERNEL_FUNCTIONS.map((name) => kernel[name])];
  try {
    return { value: new Function(...names, `'use strict'; return ${code};`)(...given) };
  } catch (error) {
    if (error instanceof Error && error.name === 'CalculationError' && 'code' in error)
      return { failure: error.code };
    throw error;
  }
}

function evaluate(checked: CheckedExpression, values: Readonly<Record<string, Value | undefined>>): unknown {
  const result = evaluateExpression(checked, values);
  return result.ok ? { value: result.value } : { failure: result.error.code };
}

function checkSample(expression: Expression): CheckedExpression | undefined {
  return checkExpression(expression, SAMPLE_SCOPE).checked;
}

test('[EXPR20] the interpreter and the printed code give the same value or the same failure', () => {
  const seen = { values: 0, failures: new Set<unknown>() };
  fc.assert(
    fc.property(sampleExpression, sampleValues, (expression, values) => {
      const checked = checkSample(expression);
      fc.pre(checked !== undefined);
      const outcome = evaluate(checked, values) as { readonly failure?: unknown };
      if (outcome.failure === undefined) seen.values += 1;
      else seen.failures.add(outcome.failure);
      expect(runCode(printTypeScript(checked, PLAIN_NAMES).code, values)).toEqual(outcome);
    }),
    { numRuns: 4_000, maxSkipsPerRun: 20 },
  );
  expect(seen.values).toBeGreaterThan(1_000);
  expect([...seen.failures].sort()).toEqual([
    'currency-mismatch',
    'division-by-zero',
    'negative-money',
    'number-too-large',
    'time-out-of-range',
  ]);
});

test('[EXPR21] the opposite of a condition holds exactly when the condition does not', () => {
  fc.assert(
    fc.property(sampleExpression, sampleValues, (expression, values) => {
      const checked = checkSample(expression);
      fc.pre(checked?.type.kind === 'boolean');
      const outcome = evaluate(checked, values) as { readonly value?: boolean; readonly failure?: string };
      const opposite = evaluate(negateExpression(checked), values);
      expect(opposite).toEqual(outcome.failure === undefined ? { value: !outcome.value } : outcome);
    }),
    { numRuns: 1_500, maxSkipsPerRun: 20 },
  );
});

test('[EXPR22] what checks here compiles strictly as TypeScript', () => {
  const codes = fc
    .sample(sampleExpression, { numRuns: 500, seed: 7 })
    .flatMap((expression) => checkSample(expression) ?? [])
    .flatMap((checked) => [checked, ...(checked.type.kind === 'boolean' ? [negateExpression(checked)] : [])])
    .map((checked) => printTypeScript(checked, PLAIN_NAMES).code);
  expect(codes.length).toBeGreaterThan(400);
  const project = new Project({
    useInMemoryFileSystem: true,
    compilerOptions: {
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      types: [],
    },
  });
  for (const part of ['calculation-error', 'money', 'number', 'time', 'equality']) {
    project.createSourceFile(`/kernel/${part}.ts`, readFileSync(new URL(`${part}.ts`, kernelFolder), 'utf8'));
  }
  const imports = ['money', 'number', 'time', 'equality']
    .map((part) => {
      const exported = project.getSourceFileOrThrow(`/kernel/${part}.ts`).getExportedDeclarations();
      const used = KERNEL_FUNCTIONS.filter((name) => exported.has(name));
      return `import { ${[...used, ...(part === 'money' ? ['type Money'] : [])].join(', ')} } from './kernel/${part}.js';`;
    })
    .join('\n');
  const lines = codes.map((code, index) => `export const printed${index} = () => ${code};`);
  const printed = project.createSourceFile(
    '/printed.ts',
    `${imports}\n${SAMPLE_DECLARATIONS}\n${lines.join('\n')}\n`,
  );
  const problems = printed.getPreEmitDiagnostics().map((diagnostic) => {
    const line = printed.getFullText().split('\n')[(diagnostic.getLineNumber() ?? 1) - 1];
    return `${ts.flattenDiagnosticMessageText(diagnostic.compilerObject.messageText, ' ')} :: ${line}`;
  });
  expect(problems).toEqual([]);
}, 60_000);

test('[EXPR3] the plainest form of an expression reads back as the same expression', () => {
  fc.assert(
    fc.property(sampleExpression, (expression) => {
      const text = printExpression(expression);
      const parsed = parseExpression(text);
      expect(parsed.ok && printExpression(parsed.value)).toBe(text);
      expect(parsed.ok && withoutRanges(parsed.value)).toEqual(withoutRanges(expression));
    }),
    { numRuns: 1_500 },
  );
});

function withoutRanges(expression: Expression): unknown {
  return JSON.parse(JSON.stringify(expression, (key, value) => (/range$/i.test(key) ? undefined : value)));
}

test.each([
  ['size(cart.items) < 50', 'cart.items.length < 50', []],
  [
    '!some(cart.items, item => item.bookId == bookId)',
    '!cart.items.some((item) => item.bookId === bookId)',
    [],
  ],
  ["cart.status in ['active', 'checked out']", "['active', 'checked out'].includes(cart.status)", []],
  ['isSet(note) && size(note) > 1', 'note !== undefined && textLength(note) > 1', ['textLength']],
  ['!isSet(cart.discount)', 'cart.discount === undefined', []],
  [
    'now <= cart.first.addedAt + days(30)',
    'now <= addDuration(cart.first.addedAt, days(30))',
    ['addDuration', 'days'],
  ],
  [
    'cart.total - percent(cart.total, 15)',
    'subtractMoney(cart.total, percentOf(cart.total, 15))',
    ['percentOf', 'subtractMoney'],
  ],
  ['quantity + 1', 'safeInteger(quantity + 1)', ['safeInteger']],
  ['quantity + 1 < 3', 'quantity + 1 < 3', []],
  ['quantity % 2 == 0', 'quantity % 2 === 0', []],
  ["state == 'd\\'accord'", "state === 'd\\'accord'", []],
  ['some(numbers, quantity => quantity > 1)', 'numbers.some((quantity_) => quantity_ > 1)', []],
  ['some(numbers, money => money > 1)', 'numbers.some((money_) => money_ > 1)', []],
  ['some(numbers, class => class > 1)', 'numbers.some((class_) => class_ > 1)', []],
])('[EXPR23] %s prints as %s', (text, code, kernelImports) => {
  const parsed = parseExpression(text);
  const checked = parsed.ok ? checkSample(parsed.value) : undefined;
  expect(checked && printTypeScript(checked, PLAIN_NAMES)).toEqual({ code, kernelImports });
});

test('[EXPR23] names, fields and options are called as the code around calls them', () => {
  const parsed = parseExpression("cart.status == 'checked out' && quantity > size(cart.items)");
  const checked = parsed.ok ? checkSample(parsed.value) : undefined;
  const printed =
    checked &&
    printTypeScript(checked, {
      root: (name) => (name === 'cart' ? 'state' : `command.${name}`),
      member: (object, record, field) =>
        field === 'status' ? `statusOf${record.name}(${object})` : `${object}.${field}`,
      option: (option) => option.replace(' ', '-'),
    });
  expect(printed?.code).toBe(
    "statusOfCart(state) === 'checked-out' && command.quantity > state.items.length",
  );
});

test.each([
  ['size(cart.items) < 50', 'size(cart.items) >= 50'],
  ['size(cart.items) > 0', 'size(cart.items) == 0'],
  ['!flag', 'flag'],
  ['flag', '!flag'],
  ['flag && quantity != 1', '!flag || quantity == 1'],
  ['every(cart.items, item => item.quantity > 1)', 'some(cart.items, item => item.quantity <= 1)'],
  ['some(cart.items, item => item.quantity > 1)', '!some(cart.items, item => item.quantity > 1)'],
  ['ratio < 1.5', '!(ratio < 1.5)'],
])('[EXPR21] the opposite of %s is %s', (text, opposite) => {
  const parsed = parseExpression(text);
  const checked = parsed.ok ? checkSample(parsed.value) : undefined;
  expect(checked && printExpression(negateExpression(checked).expression)).toBe(opposite);
});

test('[EXPR21] the opposite of a test of an item is one too', () => {
  const parsed = parseExpression('number => number > quantity');
  const predicate = { kind: 'predicate', item: { kind: 'integer' } } as const;
  const checked = parsed.ok ? checkExpression(parsed.value, SAMPLE_SCOPE, predicate).checked : undefined;
  const opposite = checked && negateExpression(checked);
  expect(opposite && printTypeScript(opposite, PLAIN_NAMES).code).toBe('(number) => number <= quantity');
});

test('[EXPR23] any text stays the same text in code, on one line and in plain characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const literal = printStringLiteral(text);
      expect(new Function(`return ${literal};`)()).toBe(text);
      expect(literal).not.toMatch(/[\p{Cc}\u2028\u2029\p{Cs}]/u);
    }),
    { numRuns: 1_000 },
  );
});
