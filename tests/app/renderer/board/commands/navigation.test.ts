import { expect, test } from 'vitest';
import { byTimeline, neighbourOf } from '#app/renderer/board/commands/navigation.ts';

const at = (x: number, y: number) => ({ x: x - 10, y: y - 10, width: 20, height: 20 });

test('the neighbour is the nearest ahead, and being aside counts double', () => {
  const candidates = [
    ['behind', at(-50, 0)],
    ['aside', at(60, 50)],
    ['ahead', at(140, 0)],
    ['above', at(5, -90)],
  ] as const;

  expect(neighbourOf({ x: 0, y: 0 }, 'right', candidates)).toBe('ahead');
  expect(neighbourOf({ x: 0, y: 0 }, 'left', candidates)).toBe('behind');
  expect(neighbourOf({ x: 0, y: 0 }, 'up', candidates)).toBe('above');
  expect(neighbourOf({ x: 0, y: 0 }, 'down', candidates)).toBe('aside');
  expect(neighbourOf({ x: 0, y: 0 }, 'down', [])).toBeUndefined();
});

test('the timeline goes from left to right, and down where things stand over one another', () => {
  const rects = { late: at(900, 0), low: at(15, 300), high: at(20, 0), middle: at(400, 50) };

  const order = Object.entries(rects).sort(([, one], [, other]) => byTimeline(one, other));

  expect(order.map(([name]) => name)).toEqual(['high', 'low', 'middle', 'late']);
});
