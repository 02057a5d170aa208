import { describe, expect, it, test } from 'vitest';
import { toExample } from '#generator/examples/example-values.ts';
import type { ExampleValue } from '#generator/plan/examples.ts';
import type { FieldPlan, TypePlan } from '#generator/plan/fields.ts';
import { countsRepetitions, printExample, printPlainExample } from '#generator/printing/examples.ts';
import { createSource } from '#generator/printing/source.ts';

const project = { name: 'shop', words: 'Shop', kernelPackage: '@shop/kernel', properNames: [] };
const cartId = { words: 'Cart id', camel: 'cartId', pascal: 'CartId', kebab: 'cart-id', slug: 'cart-id' };

function field(key: string, type: TypePlan): FieldPlan {
  return { key, words: key, identifier: key, type, optional: false, list: false, bounds: {} };
}

const fields = [
  field('cart', { kind: 'id', id: cartId }),
  field('price', { kind: 'primitive', primitive: 'money' }),
  field('note', { kind: 'primitive', primitive: 'text' }),
];

function printed(value: ExampleValue): string {
  const source = createSource('test/cart.test.ts');
  source.add(printExample({ project }, source, value));
  return source.print();
}

describe('an example in a test', () => {
  it('imports what makes its values', () => {
    const example = toExample(fields, { cart: 'cart-1', price: '10.00 EUR', note: "it's" });
    expect(printed(example)).toBe(
      `import { money } from '@shop/kernel';
import { cartId } from '../src/domain/ids.js';

{ cart: cartId('cart-1'), price: money('10.00', 'EUR'), note: 'it\\'s' }
`,
    );
  });

  it('counts where it is repeated, and only there', () => {
    const once = toExample(fields, { note: 'copy {n}' });
    const repeated = toExample(fields, { note: 'copy {n} of `it`' }, 'repeated');
    expect([countsRepetitions(once), countsRepetitions(repeated)]).toEqual([false, true]);
    expect(printed(once)).toBe("{ note: 'copy 1' }\n");
    expect(printed(repeated)).toBe(`{ note: \`copy \${index + 1} of \\\`it\\\`\` }\n`);
  });
});

test.each([
  ['domain', "{ price: { amount: 1000n, currency: 'EUR' }, wait: 60000 }"],
  ['published', "{ price: { amount: '10.00', currency: 'EUR' }, wait: 'PT60S' }"],
  ['kept', "{ price: { amount: '1000', currency: 'EUR' }, wait: 60000 }"],
] as const)('an example as it is written for %s', (form, expected) => {
  const example: ExampleValue = {
    kind: 'record',
    properties: [
      { key: 'price', value: { kind: 'money', amount: 1_000n, currency: 'EUR' } },
      { key: 'wait', value: { kind: 'duration', durationMs: 60_000 } },
    ],
  };
  expect(printPlainExample(example, form)).toBe(expected);
});
