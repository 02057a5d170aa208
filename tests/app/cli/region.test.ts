import { describe, expect, it } from 'vitest';
import { regionsIn } from '#app/cli/region.ts';

const text = `{
  "elements": {
    "placed": { "kind": "event", "text": "Order \\"x\\" \\u0041 Placed", "at": [1, 2] },
    "sent": {
      "text": "Sent"
    }
  }
}
`;

/** What stands in the text at the place of a finding. */
function marked(path: readonly (string | number)[], range?: { start: number; end: number }): string {
  const { startLine, startColumn, endLine, endColumn } = regionsIn(text)({ path, ...(range && { range }) });
  expect(endLine).toBe(startLine);
  return text.split('\n')[startLine - 1]?.slice(startColumn - 1, endColumn - 1) ?? '';
}

describe('the region of a finding', () => {
  it.each([
    [['elements', 'placed'], '"placed"'],
    [['elements', 'placed', 'kind'], '"event"'],
    [['elements', 'placed', 'at'], '"at"'],
    [['elements', 'placed', 'at', 1], '2'],
    [['elements', 'sent', 'text'], '"Sent"'],
    [['elements', 'sent', 'design', 'fields', 0], '"sent"'],
    [['elements', 'gone'], '"elements"'],
    [[], '{'],
  ])('at %j is %s', (path, expected) => {
    expect(marked(path)).toBe(expected);
  });

  it('does not count a byte order mark', () => {
    expect(regionsIn(`\uFEFF${text}`)({ path: [] })).toEqual(regionsIn(text)({ path: [] }));
  });

  it('counts lines and columns from 1, the end column behind the piece', () => {
    expect(regionsIn(text)({ path: ['elements', 'sent', 'text'] })).toEqual({
      startLine: 5,
      startColumn: 15,
      endLine: 5,
      endColumn: 21,
    });
  });

  it.each([
    [{ start: 0, end: 5 }, 'Order'],
    [{ start: 6, end: 9 }, '\\"x\\"'],
    [{ start: 10, end: 11 }, '\\u0041'],
    [{ start: 12, end: 18 }, 'Placed'],
    [{ start: 12, end: 99 }, 'Placed'],
  ])('of a part %j of a text is %s, whatever is escaped', (range, expected) => {
    expect(marked(['elements', 'placed', 'text'], range)).toBe(expected);
  });

  it('does not count a byte order mark, and takes every kind of line end', () => {
    const region = { startLine: 2, startColumn: 8, endLine: 2, endColumn: 11 };
    expect(regionsIn('\uFEFF{\r\n "a": "b" }')({ path: ['a'] })).toEqual({
      ...region,
      startColumn: 7,
      endColumn: 10,
    });
    expect(regionsIn('{\r  "a": "b" }')({ path: ['a'] })).toEqual(region);
  });
});
