import { type PointerEvent, useEffect, useRef } from 'react';
import { boundsOf, encloses, grow, type Rect, type Spot } from '#models/metamodel/geometry.ts';
import { messages } from '../../messages/messages.ts';
import { visibleRect } from '../scene/viewport.ts';
import { type Board, useBoard } from '../state/board.ts';
import classes from './minimap.module.css';
import { readWallColours, type WallColours } from './wall-colours.ts';

const width = 176;
const height = 104;
const padding = 200;

/** The whole wall in small, with the part that is on the screen; away while the screen shows everything anyway. */
export function Minimap() {
  const board = useBoard();
  const ref = useRef<HTMLCanvasElement>(null);
  useEffect(() => (ref.current ? attachMinimap(board, ref.current) : undefined), [board]);

  const go = (event: PointerEvent<HTMLCanvasElement>) => {
    if (event.buttons !== 1) return;
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const { scale, x, y } = projection(board);
    const spot: Spot = { x: (event.clientX - left - x) / scale, y: (event.clientY - top - y) / scale };
    const { zoom } = board.camera.viewport();
    const size = board.camera.size();
    board.camera.moveTo({ x: size.width / 2 - spot.x * zoom, y: size.height / 2 - spot.y * zoom, zoom }, 0);
  };
  return (
    <canvas
      ref={ref}
      className={classes.map}
      width={width * 2}
      height={height * 2}
      role="img"
      aria-label={messages.board.minimap}
      onPointerDown={go}
      onPointerMove={go}
    />
  );
}

/** How the wall and what is seen of it fit into the map. */
function projection({ scene, camera }: Board): { scale: number; x: number; y: number } {
  const seen = visibleRect(camera.viewport(), camera.size());
  const wall = scene.bounds();
  const whole = grow(boundsOf(wall ? [wall, seen] : [seen]) ?? seen, padding);
  const scale = Math.min(width / whole.width, height / whole.height);
  return {
    scale,
    x: (width - whole.width * scale) / 2 - whole.x * scale,
    y: (height - whole.height * scale) / 2 - whole.y * scale,
  };
}

function showsEverything({ scene, camera }: Board): boolean {
  const wall = scene.bounds();
  return !wall || encloses(visibleRect(camera.viewport(), camera.size()), wall);
}

/** Repaints a few times a second while something changes: an overview need not follow every frame. */
function attachMinimap(board: Board, canvas: HTMLCanvasElement): () => void {
  const context = canvas.getContext('2d');
  let colours = readWallColours();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const paintNow = () => {
    timer = undefined;
    canvas.hidden = showsEverything(board);
    if (context && !canvas.hidden) paint(board, context, colours);
  };
  const paintSoon = () => {
    timer ??= setTimeout(paintNow, 120);
  };
  const appearance = new MutationObserver(() => {
    colours = readWallColours();
    paintSoon();
  });
  appearance.observe(document.documentElement, { attributeFilter: ['data-mantine-color-scheme'] });
  const stops = [board.scene.subscribe(paintSoon), board.camera.subscribe(paintSoon)];
  paintSoon();
  return () => {
    clearTimeout(timer);
    appearance.disconnect();
    for (const stop of stops) stop();
  };
}

function paint(board: Board, context: CanvasRenderingContext2D, colours: WallColours): void {
  const { scale, x, y } = projection(board);
  context.setTransform(2, 0, 0, 2, 0, 0);
  context.clearRect(0, 0, width, height);
  for (const { id, element } of board.scene.ordered()) {
    const rect = board.scene.rectOf(id);
    if (!rect) continue;
    const isFrame = element.kind === 'frame';
    context.fillStyle = isFrame ? colours.line : colours.sticky[element.kind];
    context.globalAlpha = isFrame ? 0.6 : 1;
    const box = scaled(rect, scale, x, y);
    context.fillRect(box.x, box.y, Math.max(1, box.width), Math.max(1, box.height));
  }
  context.globalAlpha = 1;
  const seen = scaled(visibleRect(board.camera.viewport(), board.camera.size()), scale, x, y);
  context.strokeStyle = colours.accent;
  context.lineWidth = 1.5;
  context.strokeRect(seen.x, seen.y, seen.width, seen.height);
}

function scaled(rect: Rect, scale: number, x: number, y: number): Rect {
  return {
    x: rect.x * scale + x,
    y: rect.y * scale + y,
    width: rect.width * scale,
    height: rect.height * scale,
  };
}
