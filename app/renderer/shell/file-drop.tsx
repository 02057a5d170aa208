import { type DragEvent, type ReactNode, useState } from 'react';
import { readTextOf } from '../board-files/board-files.ts';
import { useOpenBoard } from '../board-files/use-board-files.ts';
import classes from './file-drop.module.css';

/** A board file dropped anywhere in the window is opened. */
export function FileDrop({ children }: { readonly children: ReactNode }) {
  const { openText } = useOpenBoard();
  const [isOver, setOver] = useState(false);
  const onDragOver = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setOver(true);
  };
  const onDrop = async (event: DragEvent) => {
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (!file) return;
    event.preventDefault();
    openText(await readTextOf(file));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the menu opens files too
    <div
      className={classes.drop}
      data-over={isOver || undefined}
      onDragOver={onDragOver}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      {children}
    </div>
  );
}
