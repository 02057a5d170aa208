import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import classes from './code-dock.module.css';

const heightKey = 'stormwright:code-height';
const leastPx = 120;
const stepPx = 24;

/** How tall the dock is, in pixels; this browser remembers it. */
export function useDockHeight(): readonly [number, (height: number) => void] {
  const [height, setHeight] = useState(() => bounded(Number(localStorage.getItem(heightKey)) || 320));
  const change = (next: number) => {
    setHeight(bounded(next));
    localStorage.setItem(heightKey, String(bounded(next)));
  };
  return [height, change];
}

/** The wall keeps at least a third of the window. */
function greatestPx(): number {
  return Math.max(leastPx, Math.round(innerHeight * 0.66));
}

function bounded(height: number): number {
  return Math.round(Math.max(leastPx, Math.min(height, greatestPx())));
}

interface DockEdgeProps {
  readonly label: string;
  readonly height: number;
  readonly onHeight: (height: number) => void;
}

/** The upper edge of the dock, to be dragged, or moved with the arrow keys. */
export function DockEdge({ label, height, onHeight }: DockEdgeProps) {
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const { bottom } = event.currentTarget.parentElement?.getBoundingClientRect() ?? { bottom: innerHeight };
    onHeight(bottom - event.clientY);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const change = { ArrowUp: stepPx, ArrowDown: -stepPx }[event.key];
    if (change === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onHeight(height + change);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule on paper cannot be moved; this edge can
    <div
      className={classes.edge}
      role="separator"
      aria-orientation="horizontal"
      aria-label={label}
      aria-valuenow={height}
      aria-valuemin={leastPx}
      aria-valuemax={greatestPx()}
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
      onKeyDown={onKeyDown}
    />
  );
}
