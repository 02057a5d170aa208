import { contains, type Spot } from '#models/metamodel/geometry.ts';
import type { Scene } from './scene.ts';

/** The frontmost sticky, text or image at a spot. Frames are not found: people grab them by their edge or name. */
export function hitTest(scene: Scene, spot: Spot): string | undefined {
  const hit = scene.query({ ...spot, width: 0.01, height: 0.01 }).filter((id) => {
    const rect = scene.rectOf(id);
    return !scene.frames().has(id) && rect !== undefined && contains(rect, spot);
  });
  return hit.at(-1);
}
