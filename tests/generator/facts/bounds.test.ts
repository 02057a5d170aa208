import { describe, expect, it } from 'vitest';
import { boundsInForce, isBounded } from '#generator/facts/bounds.ts';
import type { TypePlan } from '#generator/plan/fields.ts';
import type { PrimitiveType } from '#models/metamodel/fields.ts';

const bounds = { min: 1, max: 9, minLength: 2, maxLength: 8, pattern: '[a-z]+' };
const ofType = (primitive: PrimitiveType): { type: TypePlan; bounds: typeof bounds } => ({
  type: { kind: 'primitive', primitive },
  bounds,
});

describe('the bounds in force', () => {
  it.each(['integer', 'decimal', 'duration'] as const)('of %s are the numbers', (primitive) => {
    expect(boundsInForce(ofType(primitive))).toEqual({ min: 1, max: 9 });
  });

  it.each(['text', 'email', 'url'] as const)('of %s are the lengths and the pattern', (primitive) => {
    expect(boundsInForce(ofType(primitive))).toEqual({ minLength: 2, maxLength: 8, pattern: '[a-z]+' });
  });

  it.each(['boolean', 'date', 'time', 'money'] as const)('of %s are none', (primitive) => {
    expect(isBounded(ofType(primitive))).toBe(false);
  });
});
