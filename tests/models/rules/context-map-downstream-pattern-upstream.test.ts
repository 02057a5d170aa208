import { expect, test } from 'vitest';
import { contextMapDownstreamPatternUpstream } from '#models/rules/context-map-downstream-pattern-upstream.ts';
import { boardWithRelationship } from '#tests/support/context-map.ts';
import { findingsOf } from '#tests/support/findings-of.ts';

test('an anti-corruption layer at the upstream end is found', () => {
  const model = boardWithRelationship({ upstreamPatterns: ['anti-corruption-layer'] });
  expect(findingsOf(contextMapDownstreamPatternUpstream, model)).toEqual([
    {
      rule: 'context-map-downstream-pattern-upstream',
      severity: 'error',
      message:
        'Anti-corruption layer stands at "Orders", on which "Payments" depends: only the downstream end can choose it. Move it to the other end, or swap the direction.',
      path: ['relationships', 'line', 'upstreamPatterns', 0],
      subject: { section: 'relationships', id: 'line' },
    },
  ]);
});

test('conformist at the upstream end is found', () => {
  const model = boardWithRelationship({ upstreamPatterns: ['open-host-service', 'conformist'] });
  expect(findingsOf(contextMapDownstreamPatternUpstream, model).map(({ path }) => path)).toEqual([
    ['relationships', 'line', 'upstreamPatterns', 1],
  ]);
});

test.each(['anti-corruption-layer', 'conformist'])('%s is fine downstream', (pattern) => {
  expect(
    findingsOf(contextMapDownstreamPatternUpstream, boardWithRelationship({ downstreamPatterns: [pattern] })),
  ).toEqual([]);
});

test('a symmetric relationship is left to the rule about those', () => {
  const model = boardWithRelationship({ type: 'separate-ways', upstreamPatterns: ['conformist'] });
  expect(findingsOf(contextMapDownstreamPatternUpstream, model)).toEqual([]);
});

test('patterns that are absent or empty are fine', () => {
  expect(findingsOf(contextMapDownstreamPatternUpstream, boardWithRelationship())).toEqual([]);
  expect(
    findingsOf(
      contextMapDownstreamPatternUpstream,
      boardWithRelationship({ upstreamPatterns: [], downstreamPatterns: [] }),
    ),
  ).toEqual([]);
});
