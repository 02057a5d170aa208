import { expect, test } from 'vitest';
import { contextMapUpstreamPatternDownstream } from '#models/rules/context-map-upstream-pattern-downstream.ts';
import { boardWithRelationship } from '#tests/support/context-map.ts';
import { findingsOf } from '#tests/support/findings-of.ts';

test('an open host service at the downstream end is found', () => {
  const model = boardWithRelationship({ downstreamPatterns: ['anti-corruption-layer', 'open-host-service'] });
  expect(findingsOf(contextMapUpstreamPatternDownstream, model)).toEqual([
    {
      rule: 'context-map-upstream-pattern-downstream',
      severity: 'error',
      message:
        'Open host service stands at "Payments", which depends on "Orders": only the upstream end can offer one. Move it to the other end, or swap the direction.',
      path: ['relationships', 'line', 'downstreamPatterns', 1],
      subject: { section: 'relationships', id: 'line' },
    },
  ]);
});

test('a published language at the downstream end is found, inside customer-supplier too', () => {
  const model = boardWithRelationship({
    type: 'customer-supplier',
    downstreamPatterns: ['published-language'],
  });
  expect(findingsOf(contextMapUpstreamPatternDownstream, model).map(({ path }) => path)).toEqual([
    ['relationships', 'line', 'downstreamPatterns', 0],
  ]);
});

test('both are fine upstream', () => {
  const upstreamPatterns = ['open-host-service', 'published-language'];
  expect(
    findingsOf(contextMapUpstreamPatternDownstream, boardWithRelationship({ upstreamPatterns })),
  ).toEqual([]);
});

test('a symmetric relationship is left to the rule about those', () => {
  const model = boardWithRelationship({ type: 'partnership', downstreamPatterns: ['open-host-service'] });
  expect(findingsOf(contextMapUpstreamPatternDownstream, model)).toEqual([]);
});

test('patterns that are absent or empty are fine', () => {
  expect(findingsOf(contextMapUpstreamPatternDownstream, boardWithRelationship())).toEqual([]);
  expect(
    findingsOf(
      contextMapUpstreamPatternDownstream,
      boardWithRelationship({ upstreamPatterns: [], downstreamPatterns: [] }),
    ),
  ).toEqual([]);
});
