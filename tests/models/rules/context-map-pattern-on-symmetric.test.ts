import { expect, test } from 'vitest';
import { contextMapPatternOnSymmetric } from '#models/rules/context-map-pattern-on-symmetric.ts';
import { boardWithRelationship } from '#tests/support/context-map.ts';
import { findingsOf } from '#tests/support/findings-of.ts';

test('the finding names the end and what the relationship is', () => {
  const model = boardWithRelationship({
    type: 'shared-kernel',
    downstreamPatterns: ['anti-corruption-layer'],
  });
  expect(findingsOf(contextMapPatternOnSymmetric, model)).toEqual([
    {
      rule: 'context-map-pattern-on-symmetric',
      severity: 'error',
      message:
        'Anti-corruption layer stands at "Payments", but a shared kernel has no upstream and no downstream end. Remove the pattern, or make the relationship upstream / downstream.',
      path: ['relationships', 'line', 'downstreamPatterns', 0],
      subject: { section: 'relationships', id: 'line' },
    },
  ]);
});

const symmetric = ['partnership', 'shared-kernel', 'separate-ways', 'big-ball-of-mud'];
const patterns = ['open-host-service', 'published-language', 'anti-corruption-layer', 'conformist'];

test.each(
  symmetric.flatMap((type) => patterns.map((pattern) => [type, pattern] as const)),
)('%s takes no %s at either end', (type, pattern) => {
  const model = boardWithRelationship({ type, upstreamPatterns: [pattern], downstreamPatterns: [pattern] });
  expect(findingsOf(contextMapPatternOnSymmetric, model).map(({ path }) => path[2])).toEqual([
    'upstreamPatterns',
    'downstreamPatterns',
  ]);
});

test.each(['upstream-downstream', 'customer-supplier'])('%s may carry patterns', (type) => {
  const model = boardWithRelationship({ type, upstreamPatterns: ['published-language'] });
  expect(findingsOf(contextMapPatternOnSymmetric, model)).toEqual([]);
});

test('patterns that are absent or empty are fine', () => {
  expect(findingsOf(contextMapPatternOnSymmetric, boardWithRelationship({ type: 'partnership' }))).toEqual(
    [],
  );
  expect(
    findingsOf(
      contextMapPatternOnSymmetric,
      boardWithRelationship({ type: 'partnership', upstreamPatterns: [], downstreamPatterns: [] }),
    ),
  ).toEqual([]);
});
