import { contains, grow, type Spot } from '#models/metamodel/geometry.ts';
import { frameLabel, frameName } from '../paint/frame-label.ts';
import { pathOf } from '../paint/paint-relations.ts';
import { distanceTo } from '../paint/relation-path.ts';
import { hitTest, isOnEdge } from '../scene/hit-test.ts';
import { toScreen } from '../scene/viewport.ts';
import type { Board } from '../state/board.ts';

const edgeReachPx = 6;
const relationReachPx = 7;

/** What is under a spot of the board, from the front to the back. */
export type Pointed =
  | { readonly what: 'sticky'; readonly id: string }
  | { readonly what: 'frame'; readonly id: string }
  | { readonly what: 'relation'; readonly id: string }
  | { readonly what: 'wall' };

export function pointAt(board: Board, spot: Spot): Pointed {
  const sticky = hitTest(board.scene, spot);
  if (sticky) return { what: 'sticky', id: sticky };
  const frame = frameAt(board, spot);
  if (frame) return { what: 'frame', id: frame };
  const relation = relationAt(board, spot);
  return relation ? { what: 'relation', id: relation } : { what: 'wall' };
}

/** A frame is taken by its name or its edge, so that its inside stays free for selecting; the smallest counts. */
function frameAt({ scene, camera, session }: Board, spot: Spot): string | undefined {
  const viewport = camera.viewport();
  const contexts = session.store.getSection('contexts');
  const screen = toScreen(viewport, spot);
  let found: { id: string; area: number } | undefined;
  for (const id of scene.frames()) {
    const element = scene.get(id);
    const rect = scene.rectOf(id);
    if (!element || !rect) continue;
    const label = frameLabel(frameName(element, contexts), rect, viewport);
    const onName = label !== undefined && contains(grow(label.box, 4), screen);
    const area = rect.width * rect.height;
    if (!onName && !isOnEdge(rect, spot, edgeReachPx / viewport.zoom)) continue;
    if (!found || area < found.area) found = { id, area };
  }
  return found?.id;
}

function relationAt({ scene, camera }: Board, spot: Spot): string | undefined {
  const reach = relationReachPx / camera.viewport().zoom;
  const around = { x: spot.x - reach, y: spot.y - reach, width: 2 * reach, height: 2 * reach };
  let found: { id: string; distance: number } | undefined;
  for (const [id, relation] of scene.relations()) {
    const path = pathOf(scene, relation, around);
    const distance = path ? distanceTo(path, spot) : Number.POSITIVE_INFINITY;
    if (distance <= reach && (!found || distance < found.distance)) found = { id, distance };
  }
  return found?.id;
}
