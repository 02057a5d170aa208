import { overlaps, type Rect } from '#models/metamodel/geometry.ts';
import { contextTint } from '../../theme/context-tint.ts';
import { visibleRect } from '../scene/viewport.ts';
import type { WallPicture } from './wall-picture.ts';

/** The frames on the screen, the large ones first, with the tint of the context they stand for. */
export function* visibleFrames({
  size,
  viewport,
  scene,
  contexts,
  colours,
}: WallPicture): Iterable<readonly [id: string, rect: Rect, tint: string | undefined]> {
  const seen = visibleRect(viewport, size);
  const frames = [...scene.frames()]
    .map((id) => [id, scene.rectOf(id)] as const)
    .filter((frame): frame is readonly [string, Rect] => frame[1] !== undefined && overlaps(frame[1], seen))
    .sort(([, one], [, other]) => other.width * other.height - one.width * one.height);
  for (const [id, rect] of frames) {
    const element = scene.get(id);
    const context = element?.kind === 'frame' ? element.context : undefined;
    const known = context !== undefined && contexts[context] !== undefined;
    yield [id, rect, known ? colours.variable(contextTint(contexts, context)) : undefined];
  }
}
