import { expect, test } from 'vitest';
import { customaryNextKind, placeToTheRight } from '#app/renderer/board/commands/customary.ts';
import { createGridIndex } from '#app/renderer/board/scene/grid-index.ts';

const nothing = () => false;

test('after an actor comes a command, the rules, an event, a policy and again a command', () => {
  const story = ['actor'] as Parameters<typeof customaryNextKind>[0][];
  for (let step = 0; step < 5; step += 1) story.push(customaryNextKind(story.at(-1) ?? 'actor'));

  expect(story).toEqual(['actor', 'command', 'aggregate', 'event', 'policy', 'command']);
});

test('the next place is to the right, on the same middle line', () => {
  const place = placeToTheRight(
    { x: 0, y: 0, width: 160, height: 120 },
    { width: 120, height: 72 },
    createGridIndex(),
    nothing,
  );

  expect(place).toEqual({ x: 184, y: 24, width: 120, height: 72 });
});

test('what stands there is jumped over, frames are not', () => {
  const index = createGridIndex();
  index.set('frame', { x: -500, y: -500, width: 5_000, height: 5_000 });
  index.set('first', { x: 184, y: 0, width: 160, height: 120 });
  index.set('second', { x: 368, y: 60, width: 160, height: 120 });

  const origin = { x: 0, y: 0, width: 160, height: 120 };
  const place = placeToTheRight(origin, origin, index, (id) => id === 'frame');

  expect(place).toEqual({ x: 552, y: 0, width: 160, height: 120 });
});
