import { CloseButton } from '@mantine/core';
import type { CSSProperties, ReactNode, Ref } from 'react';
import classes from './side-panel.module.css';

interface SidePanelProps {
  /** What the panel is about, for screen readers. */
  readonly label: string;
  readonly title: string;
  /** A CSS colour for the panel's edge. */
  readonly tint: string;
  readonly close: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** To bring the keys into it. */
  readonly ref?: Ref<HTMLElement>;
}

/** The panel beside a page with the details of what is chosen there; Escape closes it. */
export function SidePanel({ label, title, tint, close, onClose, children, ref }: SidePanelProps) {
  return (
    <aside
      ref={ref}
      tabIndex={-1}
      className={classes.panel}
      aria-label={label}
      style={{ '--tint': tint } as CSSProperties}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <header className={classes.head}>
        <strong className={classes.title}>{title}</strong>
        <CloseButton aria-label={close} onClick={onClose} />
      </header>
      <div className={classes.body}>{children}</div>
    </aside>
  );
}

/** A small heading over something that has no label of its own. */
export function Labelled({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <div className={classes.label}>{label}</div>
      {children}
    </div>
  );
}
