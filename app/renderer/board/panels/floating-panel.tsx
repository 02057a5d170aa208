import { type ReactNode, useEffect, useRef } from 'react';
import { useBoard } from '../state/board.ts';
import classes from './panels.module.css';

interface FloatingPanelProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** A panel over the upper middle of the wall. Esc closes it and gives the keys back to the wall; it blocks nothing. */
export function FloatingPanel({ label, children }: FloatingPanelProps) {
  const { ui } = useBoard();
  const ref = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    ref.current?.querySelector<HTMLElement>('input, textarea, button')?.focus();
    return () => {
      // What was focused before may have been in a menu that is closed.
      const wall = document.querySelector<HTMLElement>('[data-wall]');
      const next = before instanceof HTMLElement && before.isConnected ? before : wall;
      next?.focus({ preventScroll: true });
    };
  }, []);
  return (
    <section
      ref={ref}
      className={classes.panel}
      role="dialog"
      aria-label={label}
      data-panel
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        ui.setState({ panel: undefined });
      }}
    >
      {children}
    </section>
  );
}
