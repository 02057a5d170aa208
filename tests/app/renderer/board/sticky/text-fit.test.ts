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

test('a family of emoji and a letter with its accents are never torn apart', () => {
  const family = '👩‍👩‍👧‍👦';
  const accented = 'e\u0301\u0323';
  const wide = (text: string) => [...new Intl.Segmenter().segment(text)].length;

  expect(fitText(family.repeat(12), box, wide).lines).toEqual([family.repeat(10), family.repeat(2)]);
  expect(fitText(accented.repeat(11), box, wide).lines).toEqual([accented.repeat(10), accented]);
});

test('scripts without spaces break between their words', () => {
  expect(fitText('注文が確定しました', { ...box, width: 50 }, measure)).toEqual({
    fontSize: 20,
    lines: ['注文が確定', 'しました'],
    clipped: false,
  });
});

test('no line begins with a closing mark or ends with an opening one', () => {
  const { lines } = fitText('注文「確定」。注文「取消」。注文「返品」。', { ...box, width: 60 }, measure);

  expect(lines).toEqual(['注文「確定」。', '注文「取消」。', '注文「返品」。']);
});

test('words of scripts with spaces stay whole, whatever letters they have', () => {
  expect(fitText('Größenänderung überprüft', box, measure).lines).toEqual(['Größenänderung', 'überprüft']);
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

test('no letter is lost in any script', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
      const { lines, clipped } = fitText(text, { ...box, height: 10_000 }, measure);

      expect(clipped).toBe(false);
      expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
    }),
  );
});
