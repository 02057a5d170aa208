import { describe, expect, it } from 'vitest';
import { toSafePath } from '#generator/output/safe-path.ts';
import { findUnits } from '#generator/output/units.ts';

const path = toSafePath('src/cart.ts');
const element = (symbol: string) => ({ id: `id-of-${symbol}`, symbol });
const unitOf = (text: string, symbol = 'Cart') =>
  findUnits([{ path, text, elements: [element(symbol)] }]).get(path)?.[0];

const cart = `import type { Money } from './money.js';

/** What a customer means to buy. */
export interface Cart {
  readonly total: Money;
}

export function newCart(): Cart {
  return { total: 0n };
}
`;

describe('the units of generated code', () => {
  it.each([
    ['an interface', 'export interface Cart {}'],
    ['a type', 'export type Cart = string;'],
    ['a function', 'export function Cart() {}'],
    ['a constant', 'export const Cart = 1;'],
  ])('are found where %s declares them', (_name, text) => {
    expect(unitOf(text)).toEqual({
      id: 'id-of-Cart',
      symbol: 'Cart',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('[GEN20] keep their hash when something else in the file changes', () => {
    const changed = cart.replace('total: 0n', 'total: 1n').replace('./money.js', './cash.js');
    expect(unitOf(changed)).toEqual(unitOf(cart));
  });

  it('have another hash when their text or their comment changes', () => {
    expect(unitOf(cart.replace('total: Money', 'sum: Money'))).not.toEqual(unitOf(cart));
    expect(unitOf(cart.replace('means to buy', 'will buy'))).not.toEqual(unitOf(cart));
  });

  it('are a type and a value together where both have the name', () => {
    const type = 'export type Cart = string;';
    const both = `${type}\nexport const Cart = 'cart';`;
    expect(unitOf(both)?.sha256).not.toBe(unitOf(type)?.sha256);
  });

  it('leave out files that say nothing of the board', () => {
    expect(findUnits([{ path, text: cart, elements: [] }])).toEqual(new Map());
  });

  it('take a missing declaration for a bug', () => {
    expect(() => unitOf(cart, 'Basket')).toThrow('does not declare Basket');
  });
});
