import { describe, expect, it } from 'vitest';
import type { Emission } from '#generator/printing/emission.ts';
import { toMessage } from '#generator/printing/sentences.ts';

const emission = {
  project: { properNames: ['Fraud Detection', 'Google Books API', 'Google Books', 'Stripe'] },
} as unknown as Emission;

describe('the message of a refusal', () => {
  it.each([
    ['Cart Item Limit Exceeded', 'Cart item limit exceeded.'],
    ['Country Not ISO', 'Country not ISO.'],
    ['Cart is Empty', 'Cart is empty.'],
    ['Gateway of Stripe Not Reachable', 'Gateway of Stripe not reachable.'],
    ['No Answer of Google Books', 'No answer of Google Books.'],
    ['Order Fraud Found', 'Order fraud found.'],
    ['Refused by Fraud Detection Today', 'Refused by Fraud Detection today.'],
    ['No Label From FedEx', 'No label from FedEx.'],
    ['Keine Diät angeordnet', 'Keine Diät angeordnet.'],
    ['Eine Station überwacht vom ersten Tag an', 'Eine Station überwacht vom ersten Tag an.'],
    ['customer already has an active cart', 'Customer already has an active cart.'],
  ])('%s', (words, message) => {
    expect(toMessage(emission, { code: 'refused', words, kind: 'conflict' })).toBe(message);
  });
});
