import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { MarkedText } from '#app/renderer/glossary/marked-text.tsx';
import { SayInstead } from '#app/renderer/glossary/say-instead.tsx';
import type { TermId } from '#models/metamodel/ids.ts';
import type { TermMark } from '#models/views/recognised-terms.ts';

const cart = 'cart' as TermId;

function read(text: string, marks: readonly TermMark[]): string {
  return renderToStaticMarkup(<MarkedText text={text} marks={marks} />).replaceAll(/ class="[^"]*"/g, '');
}

test('a text keeps every letter around its marks', () => {
  const marks: TermMark[] = [
    { kind: 'term', start: 2, end: 6, term: cart, foreign: false },
    { kind: 'term', start: 7, end: 13, term: cart, foreign: true },
  ];
  expect(read('A cart parcel!', marks)).toBe(
    'A <span data-term="cart">cart</span> <span data-term="cart" data-foreign="true" title="A word of another group: it may mean something else here">parcel</span>!',
  );
});

test('a word to avoid names the word to say instead, with its reason', () => {
  const marks: TermMark[] = [
    { kind: 'avoid', start: 0, end: 6, term: cart, replacement: 'Cart', reason: 'nobody says it' },
  ];
  const explanation = 'Say &quot;Cart&quot; instead: nobody says it';
  expect(read('Basket', marks)).toBe(
    `<mark data-term="cart" title="${explanation}">Basket<span> (${explanation})</span></mark>`,
  );
});

test('a text is only ever text', () => {
  expect(read('<img src=x onerror=alert(1)>', [])).toBe('&lt;img src=x onerror=alert(1)&gt;');
});

test('a mark behind the end of the text is left out', () => {
  expect(read('Cart', [{ kind: 'term', start: 2, end: 9, term: cart, foreign: false }])).toBe('Cart');
});

test('each word to say instead is said once, and nothing where there is none', () => {
  const avoid = (start: number, replacement: string): TermMark => ({
    kind: 'avoid',
    start,
    end: start + 1,
    term: cart,
    replacement,
  });
  const marks = [avoid(0, 'Cart'), avoid(2, 'Customer'), avoid(4, 'Cart')];
  expect(renderToStaticMarkup(<SayInstead marks={marks} />)).toContain('say Cart, Customer<');
  expect(renderToStaticMarkup(<SayInstead marks={[]} />)).toBe('');
});
