import type { Node } from '@xyflow/react';
import type { Rect } from '#models/metamodel/geometry.ts';
import type { BoardElement } from '#models/metamodel/model.ts';
import { detailAt, windowAround } from '../scene/board-window.ts';
import { layerOf } from '../scene/stacking.ts';
import type { Board } from './board.ts';

export interface StickyNodeData extends Record<string, unknown> {
  readonly element: BoardElement;
}

export type StickyFlowNode = Node<StickyNodeData, 'sticky'>;

const minIntervalMs = 80;

/**
 * The stickies in the window around the screen, as React Flow wants them. A sticky that did not change keeps its
 * node. While the view moves the window follows at most every 80 ms; changes of the board show in the next frame.
 */
export function createWindowNodes(board: Board) {
  const { scene, camera, ui } = board;
  let nodes: StickyFlowNode[] = [];
  let area: Rect | undefined;
  let known = new Map<string, StickyFlowNode>();
  let frame: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastMovedAt = 0;
  const listeners = new Set<() => void>();
  let stops: (() => void)[] = [];

  const rebuild = () => {
    frame = undefined;
    const detail = detailAt(camera.viewport().zoom, ui.getState().detail);
    if (detail !== ui.getState().detail) ui.setState({ detail });
    area = windowAround(camera.viewport(), camera.size());
    const editing = ui.getState().editing?.id;
    const ids = detail === 'near' ? scene.query(area) : [];
    if (editing && !ids.includes(editing) && scene.get(editing)) ids.push(editing);
    const next = new Map<string, StickyFlowNode>();
    for (const id of ids) {
      const node = toNode(board, id, known.get(id));
      if (node) next.set(id, node);
    }
    const changed = next.size !== known.size || [...next].some(([id, node]) => known.get(id) !== node);
    known = next;
    if (!changed) return;
    nodes = [...next.values()];
    for (const listener of [...listeners]) listener();
  };
  const rebuildSoon = () => {
    frame ??= requestAnimationFrame(rebuild);
  };
  const onMove = () => {
    const { zoom } = camera.viewport();
    const detail = detailAt(zoom, ui.getState().detail);
    if (detail !== ui.getState().detail) return rebuild();
    if (timer !== undefined || isSame(area, windowAround(camera.viewport(), camera.size()))) return;
    const wait = Math.max(0, lastMovedAt + minIntervalMs - performance.now());
    timer = setTimeout(() => {
      timer = undefined;
      lastMovedAt = performance.now();
      rebuild();
    }, wait);
  };
  const start = () => {
    rebuild();
    stops = [
      scene.subscribe(rebuildSoon),
      camera.subscribe(onMove),
      ui.subscribe((now, before) => {
        if (now.editing !== before.editing) rebuild();
      }),
    ];
  };
  const stop = () => {
    if (frame !== undefined) cancelAnimationFrame(frame);
    clearTimeout(timer);
    frame = undefined;
    timer = undefined;
    for (const end of stops) end();
  };

  return {
    get: () => nodes,
    subscribe(listener: () => void) {
      if (listeners.size === 0) start();
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) stop();
      };
    },
  };
}

function toNode(
  { scene }: Board,
  id: string,
  before: StickyFlowNode | undefined,
): StickyFlowNode | undefined {
  const element = scene.get(id);
  const rect = scene.rectOf(id);
  if (!element || !rect || element.kind === 'frame') return undefined;
  const { x, y, width, height } = rect;
  const isUnchanged =
    before &&
    before.data.element === element &&
    before.position.x === x &&
    before.position.y === y &&
    before.width === width &&
    before.height === height;
  if (isUnchanged) return before;
  return {
    id,
    type: 'sticky',
    className: 'nopan',
    style: { pointerEvents: 'all' },
    position: { x, y },
    width,
    height,
    measured: { width, height },
    handles: [],
    zIndex: layerOf(element),
    draggable: false,
    selectable: false,
    focusable: false,
    data: before?.data.element === element ? before.data : { element },
  };
}

function isSame(one: Rect | undefined, other: Rect): boolean {
  return (
    one !== undefined &&
    one.x === other.x &&
    one.y === other.y &&
    one.width === other.width &&
    one.height === other.height
  );
}
