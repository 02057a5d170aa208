import { overlaps, type Rect } from '#models/metamodel/geometry.ts';
import type { Relation } from '#models/metamodel/model.ts';
import { messages } from '../../messages/messages.ts';
import type { Scene } from '../scene/scene.ts';
import { toScreen, visibleRect } from '../scene/viewport.ts';
import { measureText, STICKY_FONT } from '../sticky/text-measure.ts';
import { type RelationPath, relationPath, spotOn } from './relation-path.ts';
import { enterBoard, leaveBoard, type WallPicture } from './wall-picture.ts';

/** Below this zoom nobody tells a curve from a line. */
const minCurveZoom = 0.15;
const arrowLength = 11;
const arrowWidth = 8;

/** One quiet line a relation, its arrow by meaning; the one under the pointer or selected stands out and says its name. */
export function paintRelations(picture: WallPicture): void {
  const { context, viewport, scene, ui, colours, personColour } = picture;
  const seen = visibleRect(viewport, picture.size);
  const lines = new Path2D();
  const arrows = new Path2D();
  const isTiny = viewport.zoom < minCurveZoom;
  const emphasised: [string, Relation, RelationPath][] = [];
  for (const [id, relation] of scene.relations()) {
    const path = pathOf(scene, relation, seen);
    if (!path) continue;
    if (isEmphasised(id, relation, picture)) emphasised.push([id, relation, path]);
    else if (isTiny) traceStraight(path, lines);
    else trace(path, lines, arrows);
  }
  enterBoard(picture);
  context.lineWidth = Math.max(1.5, 1 / viewport.zoom);
  context.strokeStyle = colours.relation;
  context.fillStyle = colours.relation;
  context.globalAlpha = ui.detail === 'far' ? 0.45 : 0.8;
  context.stroke(lines);
  if (!isTiny) context.fill(arrows);
  context.globalAlpha = 1;
  for (const [id, , path] of emphasised) {
    const line = new Path2D();
    const arrow = new Path2D();
    trace(path, line, arrow);
    const colour = id === ui.relation ? personColour : colours.ink;
    context.strokeStyle = colour;
    context.fillStyle = colour;
    context.lineWidth = Math.max(2.25, 1.75 / viewport.zoom);
    context.stroke(line);
    context.fill(arrow);
  }
  leaveBoard(picture);
  for (const [id, { type }, path] of emphasised) {
    if (id === ui.relation || id === ui.hoveredRelation) paintName(picture, messages.relations[type], path);
  }
}

/** The way of a relation whose two ends are there, when any of it may be seen in `area`. */
export function pathOf(scene: Scene, { from, to }: Relation, area: Rect): RelationPath | undefined {
  const start = scene.rectOf(from);
  const end = scene.rectOf(to);
  if (!start || !end) return undefined;
  const x = Math.min(start.x, end.x);
  const y = Math.min(start.y, end.y);
  const around = {
    x,
    y,
    width: Math.max(start.x + start.width, end.x + end.width) - x,
    height: Math.max(start.y + start.height, end.y + end.height) - y,
  };
  return overlaps(around, area) ? relationPath(start, end) : undefined;
}

function isEmphasised(id: string, { from, to }: Relation, { ui }: WallPicture): boolean {
  if (id === ui.relation || id === ui.hoveredRelation) return true;
  return ui.selection.size === 1 && (ui.selection.has(from) || ui.selection.has(to));
}

function traceStraight({ start, end }: RelationPath, lines: Path2D): void {
  lines.moveTo(start.x, start.y);
  lines.lineTo(end.x, end.y);
}

function trace({ start, startControl, endControl, end }: RelationPath, lines: Path2D, arrows: Path2D): void {
  lines.moveTo(start.x, start.y);
  lines.bezierCurveTo(startControl.x, startControl.y, endControl.x, endControl.y, end.x, end.y);
  const dx = end.x - endControl.x;
  const dy = end.y - endControl.y;
  const length = Math.hypot(dx, dy) || 1;
  const [ux, uy] = [dx / length, dy / length];
  const back = { x: end.x - ux * arrowLength, y: end.y - uy * arrowLength };
  arrows.moveTo(end.x, end.y);
  arrows.lineTo(back.x - (uy * arrowWidth) / 2, back.y + (ux * arrowWidth) / 2);
  arrows.lineTo(back.x + (uy * arrowWidth) / 2, back.y - (ux * arrowWidth) / 2);
  arrows.closePath();
}

function paintName({ context, viewport, colours }: WallPicture, name: string, path: RelationPath): void {
  const fontSize = 12;
  const { x, y } = toScreen(viewport, spotOn(path, 0.5));
  const width = measureText(name) * fontSize;
  context.font = `550 ${fontSize}px ${STICKY_FONT}`;
  context.textBaseline = 'middle';
  context.fillStyle = colours.panel;
  context.strokeStyle = colours.line;
  context.lineWidth = 1;
  context.beginPath();
  context.roundRect(x - width / 2 - 8, y - 11, width + 18, 22, 11);
  context.fill();
  context.stroke();
  context.fillStyle = colours.ink;
  context.fillText(name, x - width / 2, y + 0.5);
}
