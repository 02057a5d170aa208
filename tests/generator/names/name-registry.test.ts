import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimKeys, createNameRegistry } from '#generator/names/name-registry.ts';
import { HOSTILE_TEXTS } from '#tests/support/arbitrary-model.ts';

describe('Names', () => {
  it('keep the words of the sticky in every form', () => {
    expect(createNameRegistry().claim('Book Added to Cart', 'event')).toEqual({
      words: 'Book Added to Cart',
      camel: 'bookAddedToCart',
      pascal: 'BookAddedToCart',
      kebab: 'book-added-to-cart',
      slug: 'book-added-to-cart',
    });
  });

  it('tell equal names apart by their kind, then by a number', () => {
    const registry = createNameRegistry();

    const claimed = [
      registry.claim('Order', 'aggregate'),
      registry.claim('order', 'command'),
      registry.claim('ORDER', 'command'),
    ].map(({ pascal }) => pascal);

    expect(claimed).toEqual(['Order', 'OrderCommand', 'Order2']);
  });

  it.each([
    ['Return', 'returnCommand', 'return'],
    ['Für Größere öffnen', 'fürGrößereÖffnen', 'fur-grossere-offnen'],
    ['注文', 'command注文', 'command'],
  ])('make an address of the command %j that need be no identifier', (words, camel, slug) => {
    expect(createNameRegistry().claim(words, 'command')).toMatchObject({ camel, slug });
  });

  it('tell equal addresses apart by their kind as well', () => {
    const registry = createNameRegistry();
    expect(registry.claim('Import', 'aggregate').slug).toBe('import-aggregate');
    expect(registry.claim('Import', 'command').slug).toBe('import');
    expect(registry.claim('Loan', 'aggregate').slug).toBe('loan');
    expect(registry.claim('Loan', 'command').slug).toBe('loan-command');
  });

  it.each([
    ['class', 'classEvent'],
    ['Promise', 'promiseEvent'],
    ['', 'event2'],
    ['1st Order', 'event1stOrder'],
    ['../../etc/passwd', 'etcPasswd'],
    ['con', 'conEvent'],
    ['Zahlung geprüft', 'zahlungGeprüft'],
    ['注文', 'event注文'],
  ])('make an identifier of %j', (words, camel) => {
    expect(createNameRegistry().claim(words, 'event').camel).toBe(camel);
  });

  it('do not let two types or files collide where case does not count', () => {
    const texts = fc.array(
      fc.oneof(fc.constantFrom(...HOSTILE_TEXTS, 'Cart', 'CART', 'c-a-r-t'), fc.string({ unit: 'grapheme' })),
      {
        minLength: 2,
        maxLength: 20,
      },
    );
    fc.assert(
      fc.property(texts, (words) => {
        const registry = createNameRegistry();
        const names = words.map((each) => registry.claim(each, 'event'));
        const folded = (values: readonly string[]) =>
          new Set(values.map((value) => value.normalize('NFKC').toLowerCase())).size;
        expect(folded(names.map(({ pascal }) => pascal))).toBe(words.length);
        expect(folded(names.map(({ kebab }) => kebab))).toBe(words.length);
        expect(folded(names.map(({ slug }) => slug))).toBe(words.length);
        for (const { camel, pascal, slug } of names) {
          expect(
            () => new Function(`const ${camel} = 1, ${pascal === camel ? 'other' : pascal} = 2;`),
          ).not.toThrow();
          expect(slug).toMatch(/^[a-z][a-z0-9-]*$/);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('keep the keys of one object apart from each other and from what every object has', () => {
    expect(claimKeys(['Book Id', 'book-id', 'constructor', '', 'id'], ['id'])).toEqual([
      'bookId',
      'bookId2',
      'constructor2',
      'field',
      'id2',
    ]);
  });

  it('stand in addresses by their ids where no letter of theirs may, whatever is named before them', () => {
    const registry = createNameRegistry();
    const slugs = [
      registry.claim('注文する', 'command', undefined, 'place-order').slug,
      registry.claim('取り消す', 'command', undefined, 'cancel-order').slug,
      registry.claim('取り消す', 'command').slug,
    ];
    expect(slugs).toEqual(['command-place-order', 'command-cancel-order', 'command']);
  });
});
