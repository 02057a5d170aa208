import { describe, expect, it } from 'vitest';
import { articleOf, pluralOf, singularOf } from '#models/words/inflection.ts';

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

describe('singular and plural', () => {
  it.each([
    ['cart', 'carts'],
    ['Order Item', 'Order Items'],
    ['orderItem', 'orderItems'],
    ['child', 'children'],
    ['Person', 'People'],
    ['Sales Person', 'Sales People'],
    ['Category', 'Categories'],
    ['Day', 'Days'],
    ['Address', 'Addresses'],
    ['Order Status', 'Order Statuses'],
    ['Analysis', 'Analyses'],
    ['SKU', 'SKUs'],
    ['Hero', 'Heroes'],
    ['quiz', 'quizzes'],
    ['Box', 'Boxes'],
    ['Menu', 'Menus'],
    ['Public API', 'Public APIs'],
  ])('of one "%s" and several "%s" meet', (one, several) => {
    expect({ plural: pluralOf(one), singular: singularOf(several) }).toEqual({
      plural: several,
      singular: one,
    });
    expect({ plural: pluralOf(several), singular: singularOf(one) }).toEqual({
      plural: several,
      singular: one,
    });
  });

  it.each([
    'Stock',
    'news',
    'Equipment',
    'Book Series',
    '会場',
    'Заказ',
    'Café',
    '',
  ])('of "%s" are the same', (words) => {
    expect([pluralOf(words), singularOf(words)]).toEqual([words, words]);
  });
});
