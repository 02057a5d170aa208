import { useSyncExternalStore } from 'react';
import { setElementText } from '#models/edits/set-element-text.ts';
import { updateEntry } from '#models/edits/update-entry.ts';
import { toId } from '#models/metamodel/ids.ts';
import type { BoardElement } from '#models/metamodel/model.ts';
import { messages } from '../../messages/messages.ts';
import { useEntry, useSection, useSession, useStatus } from '../../session/session-context.ts';
import { toScreen } from '../scene/viewport.ts';
import { useBoard, useBoardUi } from '../state/board.ts';
import { stopEditing } from '../state/editing.ts';
import { frameLabel, frameName } from './frame-label.ts';
import classes from './frame-overlay.module.css';

/** What a frame needs of the page: a field for its name while it is typed, a corner to resize it by. */
export function FrameOverlay() {
  const { scene } = useBoard();
  const editing = useBoardUi((ui) =>
    ui.editing && scene.frames().has(ui.editing.id) ? ui.editing.id : undefined,
  );
  const selected = useBoardUi((ui) => {
    const [only] = ui.selection;
    return only !== undefined && ui.selection.size === 1 && scene.frames().has(only) ? only : undefined;
  });
  return (
    <>
      {editing && <FrameNameField key={editing} id={editing} />}
      {selected && <FrameCorner id={selected} />}
    </>
  );
}

function FrameNameField({ id }: { readonly id: string }) {
  const board = useBoard();
  const contexts = useSection('contexts');
  const element = useEntry('elements', id);
  const rename = useRenameFrame(id, element);
  const place = useScreenPlace(() => {
    const rect = board.scene.rectOf(id);
    const label = rect && frameLabel('M', rect, board.camera.viewport());
    return label && [Math.round(label.box.x), Math.round(label.box.y), label.fontSize].join(' ');
  });
  const [x, y, fontSize] = (place ?? '10 10 16').split(' ').map(Number);
  if (!element) return null;
  return (
    <input
      className={classes.name}
      style={{ left: x, top: y, fontSize }}
      aria-label={messages.inspector.text}
      value={frameName(element, contexts)}
      ref={(field) => field?.focus({ preventScroll: true })}
      onChange={(event) => rename(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') stopEditing(board, 'back');
        else if (event.key === 'Enter') stopEditing(board);
        else return;
        event.stopPropagation();
      }}
      onBlur={() => {
        if (board.ui.getState().editing?.id === id) stopEditing(board);
      }}
    />
  );
}

/** The name of a context's frame is the context's name. */
function useRenameFrame(id: string, element: BoardElement | undefined): (name: string) => void {
  const session = useSession();
  const contexts = useSection('contexts');
  const context = element?.kind === 'frame' ? element.context : undefined;
  return (name) => {
    if (context && contexts[context]) updateEntry(session.editor, 'contexts', context, { name });
    else setElementText(session.editor, toId<'element'>(id), name);
  };
}

function FrameCorner({ id }: { readonly id: string }) {
  const board = useBoard();
  const colour = useStatus((status) => status.person.colour);
  const place = useScreenPlace(() => {
    const rect = board.scene.rectOf(id);
    if (!rect) return undefined;
    const { x, y } = toScreen(board.camera.viewport(), { x: rect.x + rect.width, y: rect.y + rect.height });
    return `${x} ${y}`;
  });
  if (!place) return null;
  const [x, y] = place.split(' ').map(Number);
  return (
    <span className={classes.corner} data-resize={id} style={{ left: x, top: y, borderColor: colour }} />
  );
}

/** A place on the screen, as text so that React sees when it is the same. */
function useScreenPlace(read: () => string | undefined): string | undefined {
  const { scene, camera } = useBoard();
  return useSyncExternalStore((listener) => {
    const stops = [scene.subscribe(listener), camera.subscribe(listener)];
    return () => {
      for (const stop of stops) stop();
    };
  }, read);
}
