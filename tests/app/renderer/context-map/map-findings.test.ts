import { expect, test } from 'vitest';
import { findingsAbout, ofRelationships } from '#app/renderer/context-map/map-findings.ts';
import { lintModel } from '#models/lint/lint.ts';
import { boardWithRelationships } from '#tests/support/context-map.ts';

const board = boardWithRelationships({
  doubtful: { type: 'customer-supplier', downstreamPatterns: ['anti-corruption-layer'] },
  wrong: { downstreamPatterns: ['open-host-service'] },
  fine: { type: 'partnership' },
});

test('the map hears only about itself, errors first', () => {
  const untold = { ...board, terms: { cart: { name: 'Cart' } } } as unknown as typeof board;
  expect(ofRelationships(lintModel(untold)).map(({ severity, subject }) => [severity, subject?.id])).toEqual([
    ['error', 'wrong'],
    ['warning', 'doubtful'],
  ]);
});

test('a relationship is told only what is about it', () => {
  const findings = ofRelationships(lintModel(board));
  expect(findingsAbout(findings, 'wrong')).toEqual([findings[0]]);
  expect(findingsAbout(findings, 'fine')).toEqual([]);
});
