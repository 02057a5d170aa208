import { centreOf, overlaps, type Rect, type Spot } from '#models/metamodel/geometry.ts';
import { shorten } from '#models/words/shorten.ts';
import { describeConnectionRefusal } from '../../messages/describe-connection-refusal.ts';
import { messages } from '../../messages/messages.ts';
import type { Peer } from '../../session/presence.ts';
import type { ShownCursor } from '../scene/cursors.ts';
import { toScreen } from '../scene/viewport.ts';
import { measureText, STICKY_FONT } from '../sticky/text-measure.ts';
import { frameLabel, frameName } from './frame-label.ts';
import { relationPath } from './relation-path.ts';
import { visibleFrames } from './visible-frames.ts';
import { enterBoard, leaveBoard, type WallPicture } from './wall-picture.ts';

/** What lies over the stickies: the selection rectangle, a connection being drawn, the others. */
export interface FrontPicture extends WallPicture {
  readonly cursors: Iterable<ShownCursor>;
  readonly peers: readonly Peer[];
}

export function paintFront(picture: FrontPicture): void {
  const { context, size, pixelRatio } = picture;
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  context.clearRect(0, 0, size.width, size.height);
  paintFrameNames(picture);
  paintTapeNames(picture);
  paintPeerRings(picture);
  paintBox(picture);
  paintConnecting(picture);
  for (const cursor of picture.cursors) paintCursor(picture, cursor);
}

/** Near, stickies wear the rings of the others themselves; here come those of frames, and from far all. */
function paintPeerRings(picture: FrontPicture): void {
  const { context, viewport, scene, ui, peers } = picture;
  enterBoard(picture);
  context.lineWidth = 1.5 / viewport.zoom;
  for (const { person, selection } of peers) {
    context.strokeStyle = person.colour;
    for (const id of selection) {
      const rect = scene.rectOf(id);
      const isDrawnHere = ui.detail === 'far' || scene.frames().has(id);
      if (rect && isDrawnHere) context.strokeRect(rect.x, rect.y, rect.width, rect.height);
    }
  }
  leaveBoard(picture);
}

function paintFrameNames(picture: FrontPicture): void {
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

const tapeNameHeight = 26;

/** Pivotal events are named at the top of the screen, where their tapes end; names that would collide go below. */
function paintTapeNames({ context, size, viewport, scene, colours }: FrontPicture): void {
  const fontSize = 12;
  const taken: Rect[] = [];
  context.font = `600 ${fontSize}px ${STICKY_FONT}`;
  context.textBaseline = 'middle';
  for (const id of scene.pivotal()) {
    const rect = scene.rectOf(id);
    const text = scene.get(id)?.text ?? '';
    if (!rect || text === '') continue;
    const name = shorten(text, 36);
    const width = measureText(name) * fontSize + 20;
    const { x } = toScreen(viewport, centreOf(rect));
    if (x < -width || x > size.width + width) continue;
    let box: Rect = { x: x - width / 2, y: 8, width, height: 22 };
    while (taken.some((other) => overlaps(other, box))) box = { ...box, y: box.y + tapeNameHeight };
    taken.push(box);
    context.fillStyle = colours.panel;
    context.beginPath();
    context.roundRect(box.x, box.y, box.width, box.height, 11);
    context.fill();
    context.fillStyle = colours.tape;
    context.fillText(name, box.x + 10, box.y + 12);
  }
}

function paintBox({ context, viewport, ui, personColour }: FrontPicture): void {
  const { box } = ui;
  if (!box) return;
  const { x, y } = toScreen(viewport, box);
  context.fillStyle = personColour;
  context.strokeStyle = personColour;
  context.lineWidth = 1;
  context.globalAlpha = 0.1;
  context.fillRect(x, y, box.width * viewport.zoom, box.height * viewport.zoom);
  context.globalAlpha = 0.8;
  context.strokeRect(x + 0.5, y + 0.5, box.width * viewport.zoom, box.height * viewport.zoom);
  context.globalAlpha = 1;
}

function paintConnecting(picture: FrontPicture): void {
  const { context, scene, ui, viewport, colours } = picture;
  const { connecting } = ui;
  const from = connecting && scene.rectOf(connecting.from);
  if (!connecting || !from) return;
  const { over, at } = connecting;
  const end = over ? scene.rectOf(over.id) : undefined;
  const isImpossible = over !== undefined && !over.verdict.ok;
  const path = relationPath(from, end ?? { ...at, width: 0, height: 0 });
  enterBoard(picture);
  context.strokeStyle = isImpossible ? colours.danger : picture.personColour;
  context.lineWidth = 2.5 / viewport.zoom;
  if (isImpossible) context.setLineDash([8 / viewport.zoom, 6 / viewport.zoom]);
  context.beginPath();
  context.moveTo(path.start.x, path.start.y);
  context.bezierCurveTo(
    path.startControl.x,
    path.startControl.y,
    path.endControl.x,
    path.endControl.y,
    path.end.x,
    path.end.y,
  );
  context.stroke();
  context.setLineDash([]);
  leaveBoard(picture);
  const words = over && connectionWords(picture, over);
  if (words) paintTag(picture, words, toScreen(viewport, end ? centreOf(end) : at), isImpossible);
}

function connectionWords(
  { scene, legend }: FrontPicture,
  { verdict }: NonNullable<NonNullable<WallPicture['ui']['connecting']>['over']>,
): string {
  if (!verdict.ok) return describeConnectionRefusal(verdict.error, legend);
  const { from, type, to } = verdict.value;
  const name = (element: string) => scene.get(element)?.text || '…';
  return messages.connect.preview(name(from), messages.relations[type], name(to));
}

function paintTag({ context, colours }: FrontPicture, text: string, at: Spot, isBad: boolean): void {
  const fontSize = 13;
  const shown = shorten(text, 80);
  const width = measureText(shown) * fontSize + 24;
  context.font = `560 ${fontSize}px ${STICKY_FONT}`;
  context.textBaseline = 'middle';
  context.fillStyle = isBad ? colours.danger : colours.ink;
  context.beginPath();
  context.roundRect(at.x - width / 2, at.y + 26, width, 28, 6);
  context.fill();
  context.fillStyle = colours.panel;
  context.fillText(shown, at.x - width / 2 + 12, at.y + 40);
}

function paintCursor({ context, viewport, size }: FrontPicture, { at, name, colour }: ShownCursor): void {
  const { x, y } = toScreen(viewport, at);
  if (x < -40 || y < -40 || x > size.width + 40 || y > size.height + 40) return;
  context.fillStyle = colour;
  context.strokeStyle = '#fff';
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x + 5, y + 17);
  context.lineTo(x + 9, y + 10.5);
  context.lineTo(x + 16.5, y + 8.5);
  context.closePath();
  context.fill();
  context.stroke();
  const label = name || messages.topBar.nameless;
  const fontSize = 12;
  const width = measureText(label) * fontSize + 14;
  context.font = `600 ${fontSize}px ${STICKY_FONT}`;
  context.textBaseline = 'middle';
  context.fillStyle = colour;
  context.beginPath();
  context.roundRect(x + 12, y + 17, width, 20, 5);
  context.fill();
  context.fillStyle = '#fff';
  context.fillText(label, x + 18, y + 27.5);
}
