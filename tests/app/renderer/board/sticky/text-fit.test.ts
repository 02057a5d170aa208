import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitText, LINE_HEIGHT } from '#app/renderer/board/sticky/text-fit.ts';

const box = { width: 100, height: 60, minSize: 10, maxSize: 20 };
/** Every letter is half as wide as it is high. */
const measure = (text: string) => text.length * 0.5;

test('a short text takes the largest size', () => {
  expect(fitText('Paid', box, measure)).toEqual({ fontSize: 20, lines: ['Paid'], clipped: false });
});

test('a longer text breaks between words and shrinks until it fits', () => {
  expect(fitText('Order Placed by Customer', box, measure)).toEqual({
    fontSize: 16,
    lines: ['Order Placed', 'by Customer'],
    clipped: false,
  });
});

test('line ends that were typed stay', () => {
  expect(fitText('a\nb', box, measure).lines).toEqual(['a', 'b']);
});

test('a word that is too long even for the smallest size is broken', () => {
  expect(fitText('x'.repeat(30), box, measure)).toEqual({
    fontSize: 10,
    lines: ['x'.repeat(20), 'x'.repeat(10)],
    clipped: false,
  });
});

test('what does not fit at all is clipped to whole lines', () => {
  const fitted = fitText('word '.repeat(100), box, measure);

  expect({ ...fitted, lines: fitted.lines.length }).toEqual({ fontSize: 10, lines: 4, clipped: true });
});

test('blank text has no lines', () => {
  expect(fitText(' \n ', box, measure).lines).toEqual([]);
});

test('no line is wider and no text higher than its box, and no letter is lost unless it says so', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      const { fontSize, lines, clipped } = fitText(text, box, measure);

      for (const line of lines) expect(measure(line) * fontSize).toBeLessThanOrEqual(box.width);
      expect(lines.length * fontSize * LINE_HEIGHT).toBeLessThanOrEqual(box.height + 0.001);
      if (!clipped) expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
    }),
  );
});
