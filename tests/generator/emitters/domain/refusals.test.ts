import { describe, expect, it } from 'vitest';
import { generateFiles } from '#generator/generate-files.ts';
import { loadTemplates } from '#generator/templates.ts';
import { readShippedBoard } from '#tests/models/samples/read-sample.ts';

const { files } = generateFiles(readShippedBoard('models/samples/bookly.storm.json'), loadTemplates());

function textOf(path: string): string {
  return (files.find((file) => file.path === path)?.text ?? '').replace(/\s+/g, ' ');
}

describe('the refusals of a command', () => {
  it('are told with its route, each with the rule as the experts wrote it', () => {
    expect(textOf('packages/orders/src/api/order/place-order-route.ts')).toContain(
      "refusals: pickRefusals(orderErrors, ['cart-not-found'], ['cart-not-checked-out', 'Only a checked-out cart becomes an order.'], ['cart-already-ordered']),",
    );
  });

  it('hold the key that the command may take, and no other', () => {
    const taken = 'customer-already-has-an-active-cart';
    expect(textOf('packages/orders/src/api/cart/restore-cart-route.ts')).toContain(taken);
    expect(textOf('packages/orders/src/api/cart/apply-coupon-route.ts')).not.toContain(taken);
  });
});

describe('the refusals of a value object', () => {
  const address = textOf('packages/orders/src/domain/values/address.ts');

  it('tell the rule, or what the team says of the field that is out of its bounds', () => {
    expect(address).toContain(
      "'country-not-iso': { kind: 'invalid', message: 'Country not ISO.', detail: 'A country is written with the two letters of ISO 3166-1.' }",
    );
    expect(address).toContain(
      "'country-not-valid': { kind: 'invalid', message: 'Country not valid.', detail: 'Two capital letters of ISO 3166-1.' }",
    );
    expect(address).toContain("'street-not-valid': { kind: 'invalid', message: 'Street not valid.' }");
  });

  it('are said by its maker: the JSON of its fields only tells of the bounds', () => {
    expect(textOf('packages/orders/src/json/values.ts')).toContain(
      'country: json.text({ pattern: /^[A-Z]{2}$/u, documentOnly: true }),',
    );
  });
});
