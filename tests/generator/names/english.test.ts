import { describe, expect, it } from 'vitest';
import { articleOf } from '#generator/names/english.ts';

describe('the article', () => {
  it.each([
    'Order',
    'Import',
    'Unnamed Thing',
    'Urgent Case',
    'Hour',
    'honest mistake',
  ])('of "%s" is "an"', (words) => {
    expect(articleOf(words)).toBe('an');
  });

  it.each([
    'Cart',
    'Unit',
    'User',
    'utility',
    'European',
    'One-Off',
    'House',
    '会場',
    '',
  ])('of "%s" is "a"', (words) => {
    expect(articleOf(words)).toBe('a');
  });
});
