import { describe, expect, it } from 'vitest';
import { findPatternExample } from '#generator/examples/pattern-example.ts';

function exampleOf(pattern: string, minLength = 0): string | undefined {
  const whole = new RegExp(`^(?:${pattern})$`, 'u');
  return findPatternExample(pattern, minLength, (text) => whole.test(text) && text.length >= minLength);
}

describe('a text for a pattern', () => {
  it.each([
    ['R-[0-9]{6}', 'R-111111'],
    ['[0-9]{4}-[0-9]{4}', '1111-1111'],
    ['\\+[0-9]{7,15}', '+1111111'],
    ['[A-Z]{2}[0-9A-Z]{2,12}', 'AAAA'],
    ['.*\\S.*', 'A'],
    ['\\p{Lu}{3}', 'AAA'],
    ['(?:red|green)-(?<shade>\\d+)?x', 'red-x'],
    ['[^A-Za-z]{2}', '11'],
    ['^a\\.b$', 'a.b'],
    ['ß+?', 'ß'],
    ['\\u0041\\x42\\u{43}', 'ABC'],
    ['', ''],
    ['(?=.*\\d)(?=.*[A-Z])(?=.*[a-z]).{8,}', 'Aa1- Aa1'],
    ['(?=.*\\d)[a-z\\d]+', 'a1'],
    ['(?!A)[A-C]{2}', 'BC'],
    ['(?!red)(?:red|green)', 'green'],
    ['([a-z])-\\1', 'a-a'],
    ['(?<pair>[A-Z]\\d)\\k<pair>', 'A1A1'],
    ['[à-ÿ]{2}', 'éé'],
    ['\\bword\\b', 'word'],
  ])('%s is fulfilled by %s', (pattern, text) => {
    expect(exampleOf(pattern)).toBe(text);
  });

  it('is as long as it must be', () => {
    expect(exampleOf('[a-z]+', 5)).toBe('aaaaa');
    expect(exampleOf('[a-z]{2,4}', 4)).toBe('aaaa');
  });

  it.each([
    '(?=.*\\d)[a-z\\d]+',
    '(a)\\1',
    '(?!x)y',
    '[a-z]{2}',
    '\\cA',
    '((((a{200}){200}){200}){200}){200}',
    '('.repeat(900) + ')'.repeat(900),
  ])('is not made up where %s asks for more', (pattern) => {
    expect(findPatternExample(pattern, 3, () => false)).toBeUndefined();
  });
});
