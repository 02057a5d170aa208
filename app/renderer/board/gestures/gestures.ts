import { judgeConnection } from '#models/edits/judge-connection.ts';
import { resizeElement } from '#models/edits/resize-element.ts';
import { encloses, type Point, type Rect, rectBetween, type Spot } from '#models/metamodel/geometry.ts';
import { toId } from '#models/metamodel/ids.ts';
import { edit } from '../../session/edit.ts';
import { addSticky } from '../commands/add-stickies.ts';
import { connect, placeElements, withFrameContents } from '../commands/change-elements.ts';
import { hitTest } from '../scene/hit-test.ts';
import { toBoard } from '../scene/viewport.ts';
import type { Board } from '../state/board.ts';
import { select } from '../state/board-ui.ts';
import { editText, stopEditing } from '../state/editing.ts';
import { type Pointed, pointAt } from './pointing.ts';

/** A press becomes a drag after this many pixels; before, it is a click. */
const dragThresholdPx = 4;
const minSize = 40;
/** How many dragged elements the others see move. Any further ones they see only at the drop. */
const maxAnnounced = 100;

/**
 * - `idle`: nothing is pressed.
 * - `pressed`: on something, not yet moved far enough to mean a drag.
 * - `moving`: elements follow the pointer; nothing is written before the drop.
 * - `boxing`: a rectangle selects.
 * - `connecting`, `resizing`: from a handle of the selected element.
 */
type Gesture =
  | { readonly state: 'idle' }
  | { readonly state: 'pressed'; readonly start: Spot; readonly on: Pointed; readonly adding: boolean }
  | { readonly state: 'moving'; readonly start: Spot; readonly origins: ReadonlyMap<string, Point> }
  | { readonly state: 'boxing'; readonly start: Spot; readonly before: ReadonlySet<string> }
  | { readonly state: 'connecting'; readonly from: string }
  | { readonly state: 'resizing'; readonly id: string; readonly rect: Rect; readonly start: Spot };

/** Told what a person should know after a gesture, such as why two stickies were not connected. */
export type Tell = (message: string) => void;

/**
 * Turns pointer events on `surface` into selecting, moving, connecting and resizing. Looks things up in the scene,
 * not in the page, so that it works the same near and far. A drag is one write, at the drop.
 */
export function attachGestures(board: Board, surface: HTMLElement, tell: Tell): () => void {
  let gesture: Gesture = { state: 'idle' };
  let pointer: number | undefined;
  const { ui, scene, camera, session } = board;

  const spotOf = (event: MouseEvent): Spot => {
    const { left, top } = surface.getBoundingClientRect();
    return toBoard(camera.viewport(), { x: event.clientX - left, y: event.clientY - top });
  };
  const finish = () => {
    const ended = gesture;
    gesture = { state: 'idle' };
    pointer = undefined;
    if (ended.state === 'resizing') scene.setSize(ended.id, undefined);
    scene.setDrag('own', undefined);
    session.presence.announce({ drag: undefined });
    ui.setState({ pointing: false, box: undefined, connecting: undefined });
  };

  const onDown = (event: PointerEvent) => {
    const target = event.target as Element;
    const isTaken = pointer !== undefined || surface.dataset.panning !== undefined;
    if (event.button !== 0 || isForeign(target) || isTaken) return;
    const spot = spotOf(event);
    const next = press(board, target, spot, event);
    if (next.state === 'pressed' && next.on.what === 'wall' && event.pointerType === 'touch') {
      // A finger on the wall pans; React Flow does that.
      if (!event.shiftKey) select(ui, []);
      return;
    }
    surface.focus({ preventScroll: true });
    gesture = next;
    pointer = event.pointerId;
    surface.setPointerCapture(event.pointerId);
    ui.setState({ pointing: true });
  };

  const onMove = (event: PointerEvent) => {
    const spot = spotOf(event);
    session.presence.announce({ cursor: [Math.round(spot.x), Math.round(spot.y)] });
    if (gesture.state === 'idle') hover(board, spot, event);
    if (event.pointerId !== pointer) return;
    if (gesture.state === 'pressed') {
      const far = Math.hypot(spot.x - gesture.start.x, spot.y - gesture.start.y) * camera.viewport().zoom;
      if (far < dragThresholdPx) return;
      gesture = startDrag(board, gesture);
    }
    follow(board, gesture, spot);
  };

  const onUp = (event: PointerEvent) => {
    if (event.pointerId !== pointer) return;
    const reason = release(board, gesture, spotOf(event));
    if (reason) tell(reason);
    finish();
  };

  const onDoubleClick = (event: MouseEvent) => {
    if (isForeign(event.target as Element)) return;
    const spot = spotOf(event);
    const on = pointAt(board, spot);
    if (on.what === 'wall') addSticky(board, 'event', spot);
    else if (on.what === 'relation') return;
    else openAt(board, on.id);
  };

  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || gesture.state === 'idle') return;
    finish();
    event.stopPropagation();
  };
  const onLeave = () => session.presence.announce({ cursor: undefined });

  const listeners = [
    ['pointerdown', onDown],
    ['pointermove', onMove],
    ['pointerup', onUp],
    ['pointercancel', finish],
    ['pointerleave', onLeave],
    ['dblclick', onDoubleClick],
  ] as const;
  for (const [type, listener] of listeners) surface.addEventListener(type, listener as EventListener);
  addEventListener('keydown', onKey, { capture: true });
  return () => {
    for (const [type, listener] of listeners) surface.removeEventListener(type, listener as EventListener);
    removeEventListener('keydown', onKey, { capture: true });
  };
}

/** Whether the element has a use of its own for the pointer: a field, a button, a panel over the wall. */
function isForeign(target: Element): boolean {
  return target.closest('textarea, input, button, [data-panel]') !== null;
}

function press(board: Board, target: Element, spot: Spot, event: PointerEvent): Gesture {
  const from = target.closest('[data-connect]')?.getAttribute('data-connect');
  if (from) return { state: 'connecting', from };
  const resizing = target.closest('[data-resize]')?.getAttribute('data-resize');
  const rect = resizing ? board.scene.rectOf(resizing) : undefined;
  if (resizing && rect) return { state: 'resizing', id: resizing, rect, start: spot };
  const on = pointAt(board, spot);
  const adding = event.shiftKey || event.metaKey || event.ctrlKey;
  if (board.ui.getState().editing) stopEditing(board);
  const { selection } = board.ui.getState();
  if ((on.what === 'sticky' || on.what === 'frame') && !selection.has(on.id) && !adding)
    select(board.ui, [on.id]);
  return { state: 'pressed', start: spot, on, adding };
}

function startDrag(board: Board, { start, on, adding }: Gesture & { state: 'pressed' }): Gesture {
  const { ui, scene } = board;
  if (on.what === 'wall' || on.what === 'relation') {
    return { state: 'boxing', start, before: adding ? ui.getState().selection : new Set() };
  }
  if (!ui.getState().selection.has(on.id)) select(ui, [...ui.getState().selection, on.id]);
  const origins = new Map<string, Point>();
  for (const id of withFrameContents(board, ui.getState().selection)) {
    const at = scene.get(id)?.at;
    if (at) origins.set(id, [at[0], at[1]]);
  }
  return { state: 'moving', start, origins };
}

function follow(board: Board, gesture: Gesture, spot: Spot): void {
  const { ui, scene, session } = board;
  switch (gesture.state) {
    case 'moving': {
      const [dx, dy] = [spot.x - gesture.start.x, spot.y - gesture.start.y];
      const places = Object.fromEntries(
        [...gesture.origins].map(([id, [x, y]]) => [id, [Math.round(x + dx), Math.round(y + dy)] as const]),
      );
      scene.setDrag('own', places);
      session.presence.announce({ drag: Object.fromEntries(Object.entries(places).slice(0, maxAnnounced)) });
      return;
    }
    case 'boxing': {
      const box = rectBetween(gesture.start, spot);
      const hit = scene.index
        .query(box)
        .filter((id) => scene.get(id)?.kind !== 'frame' || isEnclosed(scene.rectOf(id), box));
      ui.setState({ box, selection: new Set([...gesture.before, ...hit]), relation: undefined });
      return;
    }
    case 'connecting':
      ui.setState({ connecting: { from: gesture.from, at: spot, over: judgeAt(board, gesture.from, spot) } });
      return;
    case 'resizing':
      scene.setSize(gesture.id, resized(gesture, spot));
      return;
    default:
  }
}

/** Does what the gesture was for, as one step to undo. Returns what the person should know about it. */
function release(board: Board, gesture: Gesture, spot: Spot): string | undefined {
  switch (gesture.state) {
    case 'pressed':
      click(board, gesture);
      return undefined;
    case 'moving':
      placeElements(board, pick(board.scene.dragged(), gesture.origins.keys()));
      return undefined;
    case 'resizing':
      edit(board.session, (editor) =>
        resizeElement(editor, toId<'element'>(gesture.id), resized(gesture, spot)),
      );
      return undefined;
    case 'connecting': {
      const over = board.ui.getState().connecting?.over;
      return over && over.id !== gesture.from ? connect(board, gesture.from, over.id) : undefined;
    }
    default:
      return undefined;
  }
}

function click({ ui }: Board, { on, adding }: Gesture & { state: 'pressed' }): void {
  const { selection } = ui.getState();
  if (on.what === 'wall') {
    if (!adding) select(ui, []);
  } else if (on.what === 'relation') {
    ui.setState({ relation: on.id, selection: new Set() });
  } else if (adding) {
    const next = new Set(selection);
    if (!next.delete(on.id)) next.add(on.id);
    ui.setState({ selection: next, relation: undefined });
  } else select(ui, [on.id]);
}

/** Opens the text; from far it first comes near. */
function openAt(board: Board, id: string): void {
  const rect = board.scene.rectOf(id);
  const isFrame = board.scene.get(id)?.kind === 'frame';
  if (rect && !isFrame && board.ui.getState().detail === 'far') board.camera.show(rect);
  editText(board, id);
}

function hover(board: Board, spot: Spot, event: PointerEvent): void {
  if (event.pointerType === 'touch' || board.ui.getState().detail === 'far') return;
  const on = pointAt(board, spot);
  const hovered = on.what === 'relation' ? on.id : undefined;
  if (hovered !== board.ui.getState().hoveredRelation) board.ui.setState({ hoveredRelation: hovered });
}

function judgeAt({ scene }: Board, from: string, spot: Spot) {
  const id = hitTest(scene, spot);
  const start = scene.get(from);
  const end = id === undefined ? undefined : scene.get(id);
  if (!id || id === from || !start || !end) return undefined;
  const around = [...scene.relationsAt(from)].map((relation) => scene.relations().get(relation));
  const verdict = judgeConnection(
    { id: toId<'element'>(from), kind: start.kind },
    { id: toId<'element'>(id), kind: end.kind },
    around.filter((relation) => relation !== undefined),
  );
  return { id, verdict };
}

function resized({ rect, start }: Gesture & { state: 'resizing' }, spot: Spot): Rect {
  return {
    ...rect,
    width: Math.max(minSize, rect.width + spot.x - start.x),
    height: Math.max(minSize, rect.height + spot.y - start.y),
  };
}

function isEnclosed(rect: Rect | undefined, box: Rect): boolean {
  return rect !== undefined && encloses(box, rect);
}

function pick(places: ReadonlyMap<string, Point>, ids: Iterable<string>): ReadonlyMap<string, Point> {
  const picked = new Map<string, Point>();
  for (const id of ids) {
    const place = places.get(id);
    if (place) picked.set(id, place);
  }
  return picked;
}
