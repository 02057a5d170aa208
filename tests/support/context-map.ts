import type { BoardId } from '#models/metamodel/ids.ts';
import { createModel, type Model } from '#models/metamodel/model.ts';

/** A board with the contexts Orders and Payments and one relationship, `line`, from the first to the second. */
export function boardWithRelationship(properties: object = {}): Model {
  return boardWithRelationships({ line: properties });
}

/** The same contexts with several relationships, each upstream / downstream from Orders to Payments but for what is given. */
export function boardWithRelationships(relationships: Record<string, object>): Model {
  const usual = { type: 'upstream-downstream', upstream: 'orders', downstream: 'payments' };
  return {
    ...createModel('board' as BoardId, 'Board'),
    contexts: { orders: { name: 'Orders' }, payments: { name: 'Payments' } },
    relationships: Object.fromEntries(
      Object.entries(relationships).map(([id, properties]) => [id, { ...usual, ...properties }]),
    ),
  } as unknown as Model;
}
