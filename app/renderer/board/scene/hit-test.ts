import { contains, type Rect, type Spot } from '#models/metamodel/geometry.ts';
import type { Scene } from './scene.ts';

/** The frontmost sticky, text or image at a spot. Frames are not found: people grab them by their edge or name. */
export function hitTest(scene: Scene, spot: Spot): string | undefined {
  const hit = scene.query({ ...spot, width: 0.01, height: 0.01 }).filter((id) => {
    const rect = scene.rectOf(id);
    return !scene.frames().has(id) && rect !== undefined && contains(rect, spot);
  });
  return hit.at(-1);
}

/** Whether a spot is on the edge of a frame, by which people grab it. `reach` is in board units. */
export function isOnEdge(frame: Rect, { x, y }: Spot, reach: number): boolean {
  const outside =
    x < frame.x - reach ||
    y < frame.y - reach ||
    x > frame.x + frame.width + reach ||
    y > frame.y + frame.height + reach;
  const inside =
    x > frame.x + reach &&
    y > frame.y + reach &&
    x < frame.x + frame.width - reach &&
    y < frame.y + frame.height - reach;
  return !outside && !inside;
}
