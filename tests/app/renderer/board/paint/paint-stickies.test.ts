// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { paintStickies } from '#app/renderer/board/paint/paint-stickies.ts';
import type { WallPicture } from '#app/renderer/board/paint/wall-picture.ts';

/** A canvas that notes where it draws circles, whatever else it is asked for. */
function recordArcs() {
  const arcs: (readonly [x: number, y: number, radius: number])[] = [];
  const context = new Proxy({} as CanvasRenderingContext2D, {
    get: (_, name) =>
      name === 'arc' ? (...arc: [number, number, number]) => arcs.push(arc) : () => undefined,
    set: () => true,
  });
  return { arcs, context };
}

const rect = (x: number) => ({ x, y: 100, width: 160, height: 120 });
const item = (id: string, x: number) => ({ id, element: { kind: 'event', text: '' }, rect: rect(x) });

test('seen from far, what has an error bears a mark at its corner; what is out of sight costs nothing', () => {
  const { arcs, context } = recordArcs();
  const scene = {
    ordered: () => [item('placed', 0), item('paid', 400), item('away', 90_000)],
    isShifted: () => false,
    rectOf: () => undefined,
  };
  paintStickies({
    context,
    scene,
    size: { width: 800, height: 600 },
    viewport: { x: 0, y: 0, zoom: 0.05 },
    pixelRatio: 1,
    ui: { selection: new Set() },
    colours: { sticky: {} },
    errors: new Set(['paid', 'away']),
  } as unknown as WallPicture);
  expect(arcs.map(([x, y, radius]) => [x, y, radius])).toEqual([[560, 100, 40]]);
});
