import { contextTint } from '../theme/context-tint.ts';
import { frameLabel, frameName } from './frame-label.ts';
import { centreOf, overlaps, type Rect, toScreen, visibleRect } from './geometry.ts';
import { paintRelations } from './paint-relations.ts';
import { paintStickies } from './paint-stickies.ts';
import { measureText, STICKY_FONT } from './text-measure.ts';
import type { WallColours } from './wall-colours.ts';
import { enterBoard, leaveBoard, type WallPicture } from './wall-picture.ts';

/** Draws what lies under the stickies, and seen from far the stickies too. Screen pixels; covers the whole canvas. */
export function paintWall(picture: WallPicture): void {
  const { context, size, pixelRatio, ui } = picture;
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  context.clearRect(0, 0, size.width, size.height);
  paintDots(picture);
  paintFrames(picture);
  paintTapes(picture);
  paintRelations(picture);
  if (ui.detail === 'far') paintStickies(picture);
  paintFrameNames(picture);
}

const dotSpacing = 40;

function paintDots({ context, size, viewport, colours }: WallPicture): void {
  const strength = Math.min(1, (viewport.zoom - 0.4) / 0.4);
  if (strength <= 0) return;
  const step = dotSpacing * viewport.zoom;
  const dot = Math.max(1.2, 1.8 * viewport.zoom);
  context.globalAlpha = strength;
  context.fillStyle = colours.groundDot;
  context.beginPath();
  for (let x = modulo(viewport.x, step); x < size.width; x += step) {
    for (let y = modulo(viewport.y, step); y < size.height; y += step) context.rect(x, y, dot, dot);
  }
  context.fill();
  context.globalAlpha = 1;
}

function paintFrames(picture: WallPicture): void {
  const { context, viewport, scene, ui, colours } = picture;
  enterBoard(picture);
  for (const [id, rect, tint] of visibleFrames(picture)) {
    context.beginPath();
    context.roundRect(rect.x, rect.y, rect.width, rect.height, 20);
    context.fillStyle = tint ?? colours.inkQuiet;
    context.globalAlpha = tint ? colours.frameTint : colours.frameTint / 3;
    context.fill();
    const selected = ui.selection.has(id);
    context.strokeStyle = selected ? picture.personColour : (tint ?? colours.inkQuiet);
    context.globalAlpha = selected ? 1 : colours.frameLine;
    context.lineWidth = (selected ? 2.5 : 1.5) / viewport.zoom;
    if (!tint && scene.get(id)?.text === '') context.setLineDash([10, 8]);
    context.stroke();
    context.setLineDash([]);
  }
  context.globalAlpha = 1;
  leaveBoard(picture);
}

function paintFrameNames(picture: WallPicture): void {
  const { context, viewport, scene, ui, contexts, colours } = picture;
  context.textBaseline = 'middle';
  for (const [id, rect, tint] of visibleFrames(picture)) {
    const element = scene.get(id);
    if (!element || ui.editing?.id === id) continue;
    const label = frameLabel(frameName(element, contexts), rect, viewport);
    if (!label) continue;
    context.font = `650 ${label.fontSize}px ${STICKY_FONT}`;
    context.fillStyle = colours.variable('--ground');
    context.globalAlpha = 0.72;
    context.beginPath();
    context.roundRect(label.box.x - 5, label.box.y, label.box.width + 14, label.box.height, 5);
    context.fill();
    context.globalAlpha = 1;
    context.fillStyle = tint ?? colours.inkQuiet;
    context.fillText(label.text, label.box.x, label.box.y + label.box.height / 2);
  }
}

function* visibleFrames({
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

const tapeWidth = 26;

/** Pivotal events: a tape from top to bottom of the wall, named at the top of the screen. */
function paintTapes({ context, size, viewport, scene, colours }: WallPicture): void {
  for (const id of scene.pivotal()) {
    const rect = scene.rectOf(id);
    const text = scene.get(id)?.text ?? '';
    if (!rect) continue;
    const { x } = toScreen(viewport, centreOf(rect));
    const width = Math.max(3, tapeWidth * viewport.zoom);
    if (x < -width || x > size.width + width) continue;
    context.fillStyle = colours.tape;
    context.globalAlpha = 0.2;
    context.fillRect(x - width / 2, 0, width, size.height);
    context.globalAlpha = 0.55;
    context.fillRect(x - width / 2, 0, 1, size.height);
    context.fillRect(x + width / 2 - 1, 0, 1, size.height);
    paintTapeName(context, text, x, colours);
  }
  context.globalAlpha = 1;
}

function paintTapeName(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  colours: WallColours,
): void {
  const fontSize = 12;
  const name = text.length > 36 ? `${text.slice(0, 35)}…` : text;
  if (name === '') return;
  const width = measureText(name) * fontSize;
  context.globalAlpha = 1;
  context.font = `600 ${fontSize}px ${STICKY_FONT}`;
  context.textBaseline = 'middle';
  context.fillStyle = colours.panel;
  context.beginPath();
  context.roundRect(x - width / 2 - 8, 8, width + 20, 22, 11);
  context.fill();
  context.fillStyle = colours.tape;
  context.fillText(name, x - width / 2, 20);
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
