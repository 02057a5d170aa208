import { expect, test } from 'vitest';
import { contextMapLayerAndConformist } from '#models/rules/context-map-layer-and-conformist.ts';
import { boardWithRelationship } from '#tests/support/context-map.ts';
import { findingsOf } from '#tests/support/findings-of.ts';

test('an end with both is found once', () => {
  const model = boardWithRelationship({ downstreamPatterns: ['anti-corruption-layer', 'conformist'] });
  expect(findingsOf(contextMapLayerAndConformist, model)).toEqual([
    {
      rule: 'context-map-layer-and-conformist',
      severity: 'error',
      message:
        '"Payments" is conformist and has an anti-corruption layer: it cannot take over the other model and keep it out. Decide for one and remove the other.',
      path: ['relationships', 'line', 'downstreamPatterns', 1],
      subject: { section: 'relationships', id: 'line' },
    },
  ]);
});

test.each(['anti-corruption-layer', 'conformist'])('%s alone is fine', (pattern) => {
  expect(
    findingsOf(contextMapLayerAndConformist, boardWithRelationship({ downstreamPatterns: [pattern] })),
  ).toEqual([]);
});

test('one at each end is left to the rule about ends', () => {
  const model = boardWithRelationship({
    upstreamPatterns: ['conformist'],
    downstreamPatterns: ['anti-corruption-layer'],
  });
  expect(findingsOf(contextMapLayerAndConformist, model)).toEqual([]);
});

test('patterns that are absent or empty are fine', () => {
  expect(findingsOf(contextMapLayerAndConformist, boardWithRelationship())).toEqual([]);
  expect(
    findingsOf(
      contextMapLayerAndConformist,
      boardWithRelationship({ upstreamPatterns: [], downstreamPatterns: [] }),
    ),
  ).toEqual([]);
});
