import { useEffect, useRef } from 'react';
import { findingsOf } from '../../session/findings.ts';
import { createCursors } from '../scene/cursors.ts';
import type { Board } from '../state/board.ts';
import { useBoard } from '../state/board.ts';
import { loadStickyFont } from '../sticky/text-measure.ts';
import { paintFront } from './paint-front.ts';
import { paintWall } from './paint-wall.ts';
import classes from './wall-canvases.module.css';
import { readWallColours } from './wall-colours.ts';
import type { WallPicture } from './wall-picture.ts';

/** The canvas below the stickies and the one above; both follow the camera in the same frame. */
export function BackCanvas() {
  return <PaintedCanvas paint={attachBack} />;
}

export function FrontCanvas() {
  return <PaintedCanvas paint={attachFront} />;
}

function PaintedCanvas({
  paint,
}: {
  readonly paint: (board: Board, canvas: HTMLCanvasElement) => () => void;
}) {
  const board = useBoard();
  const ref = useRef<HTMLCanvasElement>(null);
  useEffect(() => (ref.current ? paint(board, ref.current) : undefined), [board, paint]);
  return <canvas ref={ref} className={classes.canvas} aria-hidden />;
}

function attachBack(board: Board, canvas: HTMLCanvasElement): () => void {
  const painter = createPainter(board, canvas, paintWall);
  const stops = [
    board.camera.subscribe(painter.paintNow),
    board.scene.subscribe(painter.paintSoon),
    board.ui.subscribe(painter.paintSoon),
    board.session.store.subscribe((changes) => changes.has('contexts') && painter.paintSoon()),
    findingsOf(board.session.store).subscribe(painter.paintSoon),
  ];
  loadStickyFont().then(painter.paintSoon, () => {
    // Without the bundled type the system's is used; the wall is painted already.
  });
  return () => {
    painter.stop();
    for (const stop of stops) stop();
  };
}

function attachFront(board: Board, canvas: HTMLCanvasElement): () => void {
  const { presence } = board.session;
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)');
  const cursors = createCursors(presence, () => isCalm.matches);
  let lastStepAt = performance.now();
  const painter = createPainter(board, canvas, (picture) => {
    const now = performance.now();
    const moving = cursors.step(Math.min(50, now - lastStepAt));
    lastStepAt = now;
    paintFront({ ...picture, cursors: cursors.shown(), peers: presence.getPeers() });
    if (moving) painter.paintSoon();
  });
  const stops = [
    board.camera.subscribe(painter.paintNow),
    board.ui.subscribe(painter.paintSoon),
    presence.subscribeMotion(painter.paintSoon),
    board.scene.subscribe(painter.paintSoon),
  ];
  return () => {
    painter.stop();
    for (const stop of stops) stop();
  };
}

/** Paints when asked: at once while the view moves, else once in the next frame. */
function createPainter(board: Board, canvas: HTMLCanvasElement, paint: (picture: WallPicture) => void) {
  const context = canvas.getContext('2d');
  const findings = findingsOf(board.session.store);
  let colours = readWallColours();
  let frame: number | undefined;

  const paintNow = () => {
    if (frame !== undefined) cancelAnimationFrame(frame);
    frame = undefined;
    if (!context) return;
    const size = board.camera.size();
    const pixelRatio = devicePixelRatio;
    fitCanvas(canvas, size.width * pixelRatio, size.height * pixelRatio);
    paint({
      context,
      size,
      pixelRatio,
      viewport: board.camera.viewport(),
      scene: board.scene,
      ui: board.ui.getState(),
      contexts: board.session.store.getSection('contexts'),
      legend: board.session.store.getHead().legend,
      colours,
      errors: findings.withErrors(),
      personColour: board.session.status.getState().person.colour,
    });
  };
  const paintSoon = () => {
    frame ??= requestAnimationFrame(() => {
      frame = undefined;
      paintNow();
    });
  };
  const appearance = new MutationObserver(() => {
    colours = readWallColours();
    paintSoon();
  });
  appearance.observe(document.documentElement, { attributeFilter: ['data-mantine-color-scheme'] });
  paintSoon();
  return {
    paintNow,
    paintSoon,
    stop() {
      if (frame !== undefined) cancelAnimationFrame(frame);
      appearance.disconnect();
    },
  };
}

function fitCanvas(canvas: HTMLCanvasElement, width: number, height: number): void {
  const [wide, high] = [Math.round(width), Math.round(height)];
  if (canvas.width !== wide) canvas.width = wide;
  if (canvas.height !== high) canvas.height = high;
}
