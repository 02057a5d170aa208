import { describe, expect, it } from 'vitest';
import type { ElementId } from '#models/metamodel/ids.ts';
import { isStickyKind } from '#models/metamodel/kinds.ts';
import { contextsOfElements } from '#models/readings/context-of.ts';
import { recognisedTerms } from '#models/views/recognised-terms.ts';
import { readShippedBoard } from './read-sample.ts';

const model = readShippedBoard('models/samples/bookly.storm.json');
const elements = Object.entries(model.elements);
const contexts = contextsOfElements(model);
const ownContexts = Object.entries(model.contexts).filter(([, context]) => context.external !== true);

function textsOf(kind: string): readonly string[] {
  return elements.filter(([, element]) => element.kind === kind).map(([, { text }]) => text);
}

describe("Bookly's wall", () => {
  it('holds at least 120 stickies of every kind', () => {
    const stickies = elements.filter(([, { kind }]) => isStickyKind(kind));
    expect(stickies.length).toBeGreaterThanOrEqual(120);
    expect([...new Set(stickies.map(([, { kind }]) => kind))].toSorted()).toEqual([
      'actor',
      'aggregate',
      'command',
      'event',
      'external-system',
      'hotspot',
      'opportunity',
      'policy',
      'read-model',
    ]);
  });

  it('keeps every event of the first round', () => {
    expect(textsOf('event')).toEqual(
      expect.arrayContaining([
        'Book Searched',
        'Book Added to Cart',
        'Checkout Started',
        'Payment Processed',
        'Payment Failed',
        'Order Confirmed',
        'Inventory Reserved',
        'Shipment Dispatched',
        'Book Downloaded',
        'Membership Activated',
        'Review Submitted',
        'Refund Requested',
        'Order Cancelled',
        'Delivery Confirmed',
        'Discount Applied',
        'Wishlist Updated',
        'Coupon Redeemed',
        'Address Validated',
        'Fraud Detected',
      ]),
    );
    expect(textsOf('external-system').toSorted()).toEqual([
      'FedEx API',
      'Fraud Detection',
      'Google Books API',
      'SendGrid',
      'Stripe',
    ]);
  });

  it('has pivotal events, from left to right', () => {
    const pivotal = elements
      .flatMap(([, element]) => (element.kind === 'event' && element.pivotal === true ? [element] : []))
      .toSorted((one, other) => one.at[0] - other.at[0] || one.at[1] - other.at[1]);
    expect(pivotal.map(({ text }) => text)).toEqual([
      'Cart Checked Out',
      'Order Placed',
      'Payment Processed',
      'Shipment Dispatched',
    ]);
  });

  it('draws a frame for each of the six contexts and puts aggregates into every one', () => {
    const framed = elements.flatMap(([, { kind, context }]) =>
      kind === 'frame' && context ? [context] : [],
    );
    const withAggregates = elements
      .filter(([, { kind }]) => kind === 'aggregate')
      .map(([id]) => contexts.get(id as ElementId));
    const names = ownContexts.map(([id]) => id).toSorted();
    expect(names).toEqual(['catalog', 'inventory', 'membership', 'orders', 'payments', 'shipping']);
    expect(framed.toSorted()).toEqual(names);
    expect([...new Set(withAggregates)].toSorted()).toEqual(names);
  });

  it('says of every answered hotspot who answered it and how', () => {
    const answered = elements.flatMap(([, element]) =>
      element.kind === 'hotspot' && element.design?.state === 'resolved' ? [element] : [],
    );
    expect(answered.length).toBeGreaterThanOrEqual(3);
    expect(answered.filter(({ design }) => !design?.owner || !design.resolution)).toEqual([]);
    expect(textsOf('hotspot')).toEqual(
      expect.arrayContaining([
        'What does "cancel" mean after shipping?',
        'What is a promotion: a price rule, a campaign or a coupon?',
      ]),
    );
  });
});

describe("Bookly's stories", () => {
  it('are told in every context', () => {
    const told = new Set(Object.values(model.scenarios).map(({ command }) => contexts.get(command)));
    expect([...told].toSorted()).toEqual(ownContexts.map(([id]) => id).toSorted());
  });
});

describe("Bookly's context map", () => {
  it('gives every own context a purpose, an owner and a subdomain with its reason', () => {
    const unfinished = ownContexts.filter(
      ([, { purpose, owner, subdomain }]) => !purpose || !owner || !subdomain?.sourcing || !subdomain.reason,
    );
    expect(unfinished).toEqual([]);
  });

  it('keeps the relationships that the team named', () => {
    const lines = Object.values(model.relationships).map(
      ({ type, upstream, downstream, upstreamPatterns = [], downstreamPatterns = [] }) =>
        [type, upstream, ...upstreamPatterns, '->', downstream, ...downstreamPatterns].join(' '),
    );
    expect(lines).toEqual(
      expect.arrayContaining([
        'upstream-downstream catalog open-host-service published-language -> orders anti-corruption-layer',
        'customer-supplier payments -> orders',
        'upstream-downstream stripe-platform -> payments conformist',
        'upstream-downstream orders published-language -> inventory anti-corruption-layer',
        'upstream-downstream orders published-language -> shipping',
        'upstream-downstream orders published-language -> membership',
      ]),
    );
  });

  it('writes a translation table wherever a layer translates', () => {
    const silent = Object.entries(model.relationships)
      .filter(([, { downstreamPatterns }]) => downstreamPatterns?.includes('anti-corruption-layer'))
      .filter(([, { translations }]) => (translations ?? []).length === 0);
    expect(silent).toEqual([]);
  });
});

describe("Bookly's words", () => {
  const terms = Object.values(model.terms);

  it('defines at least 30 terms over all six contexts', () => {
    expect(terms.length).toBeGreaterThanOrEqual(30);
    expect([...new Set(terms.map(({ context }) => context))].toSorted()).toEqual(
      ownContexts.map(([id]) => id).toSorted(),
    );
    expect(terms.filter(({ definition }) => !definition)).toEqual([]);
  });

  it('says what a book is in four contexts', () => {
    const books = terms.filter(({ name }) => name === 'Book').map(({ context }) => context);
    expect(books.toSorted()).toEqual(['catalog', 'inventory', 'orders', 'shipping']);
  });

  it('gives a reason for every word to avoid, and says none of them on its own wall', () => {
    expect(terms.flatMap(({ avoid = [] }) => avoid).filter(({ reason }) => !reason)).toEqual([]);
    const said = [...recognisedTerms(model).marks].flatMap(([id, marks]) =>
      marks.filter(({ kind }) => kind === 'avoid').map(() => id),
    );
    expect(said).toEqual([]);
  });
});
