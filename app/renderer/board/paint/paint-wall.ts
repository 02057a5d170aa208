import { centreOf } from '#models/metamodel/geometry.ts';
import { toScreen } from '../scene/viewport.ts';
import { paintRelations } from './paint-relations.ts';
import { paintStickies } from './paint-stickies.ts';
import { visibleFrames } from './visible-frames.ts';
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

const tapeWidth = 26;

/** Pivotal events: a tape from top to bottom of the wall, named at the top of the screen. */
function paintTapes({ context, size, viewport, scene, colours }: WallPicture): void {
  for (const id of scene.pivotal()) {
    const rect = scene.rectOf(id);
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
  }
  context.globalAlpha = 1;
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
