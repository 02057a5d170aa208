import { overlaps, type Rect } from '#models/metamodel/geometry.ts';
import type { BoardElement } from '#models/metamodel/model.ts';
import { visibleRect } from '../scene/viewport.ts';
import { LINE_HEIGHT } from '../sticky/text-fit.ts';
import { fitStickyText, STICKY_FONT, STICKY_WEIGHT } from '../sticky/text-measure.ts';
import { enterBoard, leaveBoard, type WallCanvas, type WallPicture } from './wall-picture.ts';

/** With more stickies than this in view their texts are too small to read and are drawn as bars. */
const maxTexts = 320;
const minTextZoom = 0.16;
const minBarZoom = 0.07;

interface Sticky {
  readonly element: BoardElement;
  readonly rect: Rect;
}

/** Seen from far: every sticky as a coloured sheet, with large text while there are few, bars when there are many. */
export function paintStickies(picture: WallPicture): void {
  const { viewport, size, scene } = picture;
  const seen = visibleRect(viewport, size);
  const { selection } = picture.ui;
  const stickies: Sticky[] = [];
  const selected: Rect[] = [];
  const wrong: Rect[] = [];
  for (const item of scene.ordered()) {
    const rect = scene.isShifted(item.id) ? (scene.rectOf(item.id) ?? item.rect) : item.rect;
    if (item.element.kind === 'frame' || !overlaps(rect, seen)) continue;
    stickies.push({ element: item.element, rect });
    if (selection.has(item.id)) selected.push(rect);
    if (picture.errors.has(item.id)) wrong.push(rect);
  }
  enterBoard(picture);
  paintSheets(picture, stickies);
  if (viewport.zoom >= minTextZoom && stickies.length <= maxTexts) paintTexts(picture, stickies);
  else if (viewport.zoom >= minBarZoom) paintBars(picture, stickies);
  paintErrors(picture, wrong);
  paintRings(picture, selected);
  leaveBoard(picture);
}

function paintSheets({ context, colours }: WallPicture, stickies: readonly Sticky[]): void {
  let colour = '';
  for (const {
    element,
    rect: { x, y, width, height },
  } of stickies) {
    const own = element.kind === 'text' ? 'transparent' : colours.sticky[element.kind];
    if (own === 'transparent') continue;
    if (own !== colour) {
      colour = own;
      context.fillStyle = own;
    }
    if (element.kind === 'hotspot') paintTilted(context, x, y, width, height);
    else context.fillRect(x, y, width, height);
  }
}

const tilt = (8 * Math.PI) / 180;

function paintTilted(context: WallCanvas, x: number, y: number, width: number, height: number): void {
  const [cx, cy] = [x + width / 2, y + height / 2];
  const [cos, sin] = [Math.cos(tilt), Math.sin(tilt)];
  const corner = (dx: number, dy: number): [number, number] => [
    cx + dx * cos - dy * sin,
    cy + dx * sin + dy * cos,
  ];
  context.beginPath();
  context.moveTo(...corner(-width / 2, -height / 2));
  context.lineTo(...corner(width / 2, -height / 2));
  context.lineTo(...corner(width / 2, height / 2));
  context.lineTo(...corner(-width / 2, height / 2));
  context.fill();
}

const farMinSize = 16;
const farMaxSize = 34;
const inset = 10;

function paintTexts({ context, colours }: WallPicture, stickies: readonly Sticky[]): void {
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  for (const {
    element,
    rect: { x, y, width, height },
  } of stickies) {
    const { fontSize, lines } = fitStickyText(
      element.text,
      width - 2 * inset,
      height - 2 * inset,
      farMinSize,
      farMaxSize,
    );
    context.font = `${STICKY_WEIGHT} ${fontSize}px ${STICKY_FONT}`;
    context.fillStyle = element.kind === 'text' ? colours.ink : colours.stickyInk;
    const lineHeight = fontSize * LINE_HEIGHT;
    const top = y + height / 2 - ((lines.length - 1) * lineHeight) / 2;
    lines.forEach((line, row) => {
      context.fillText(line, x + width / 2, top + row * lineHeight);
    });
  }
  context.textAlign = 'start';
}

/** Single rectangles: one path of twenty thousand would be filled more slowly. */
function paintBars({ context, colours }: WallPicture, stickies: readonly Sticky[]): void {
  context.fillStyle = colours.stickyInk;
  context.globalAlpha = 0.34;
  for (const {
    element,
    rect: { x, y, width, height },
  } of stickies) {
    const letters = element.text.length;
    if (letters === 0) continue;
    const length = width * Math.min(0.78, 0.2 + letters * 0.02);
    context.fillRect(x + (width - length) / 2, y + height / 2 - 14, length, 10);
    if (letters > 16) context.fillRect(x + width * 0.24, y + height / 2 + 6, width * 0.52, 10);
  }
  context.globalAlpha = 1;
}

/** As large on the screen as near by, for as long as a sticky is larger than that. */
function paintErrors({ context, viewport, colours }: WallPicture, rects: readonly Rect[]): void {
  for (const { x, y, width, height } of rects) {
    const radius = Math.min(7 / viewport.zoom, height / 3);
    context.beginPath();
    context.arc(x + width, y, radius, 0, 2 * Math.PI);
    context.fillStyle = colours.danger;
    context.fill();
    context.strokeStyle = colours.panel;
    context.lineWidth = radius / 4;
    context.stroke();
  }
}

function paintRings({ context, viewport, personColour }: WallPicture, rects: readonly Rect[]): void {
  if (rects.length === 0) return;
  const gap = 2 / viewport.zoom;
  context.strokeStyle = personColour;
  context.lineWidth = 2 / viewport.zoom;
  context.beginPath();
  for (const { x, y, width, height } of rects) {
    context.rect(x - gap, y - gap, width + 2 * gap, height + 2 * gap);
  }
  context.stroke();
}
