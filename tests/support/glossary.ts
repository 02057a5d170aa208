import type { BoardId } from '#models/metamodel/ids.ts';
import { createModel, type Model } from '#models/metamodel/model.ts';

/** A board with the contexts Orders and Shipping, the given terms and the given elements. */
export function boardWithTerms(terms: Record<string, object>, elements: Record<string, object> = {}): Model {
  return {
    ...createModel('board' as BoardId, 'Board'),
    contexts: { orders: { name: 'Orders' }, shipping: { name: 'Shipping' } },
    terms,
    elements,
  } as unknown as Model;
}
