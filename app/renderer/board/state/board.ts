import { createContext, useContext, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { BoardSession } from '../../session/board-session.ts';
import { type Camera, createCamera } from '../scene/camera.ts';
import { createScene, type Scene } from '../scene/scene.ts';
import { type BoardUi, type BoardUiStore, createBoardUi } from './board-ui.ts';

/** Everything the board place works with: the session, what stands where, what this window shows, where it looks. */
export interface Board {
  readonly session: BoardSession;
  readonly scene: Scene;
  readonly ui: BoardUiStore;
  readonly camera: Camera;
  close(): void;
}

/** Boards whose code was open below the wall when somebody left it for another place. */
const openCode = new WeakSet<BoardSession>();

export function createBoard(session: BoardSession): Board {
  const scene = createScene(session.store);
  const ui = createBoardUi();
  ui.setState({ codeOpen: openCode.has(session) });
  const stops = [followDrags(session, scene), announceHolding(session, ui), forgetWhatIsGone(scene, ui)];
  return {
    session,
    scene,
    ui,
    camera: createCamera(),
    close() {
      for (const stop of stops) stop();
      if (ui.getState().codeOpen) openCode.add(session);
      else openCode.delete(session);
      scene.close();
      session.presence.announce({
        cursor: undefined,
        selection: undefined,
        drag: undefined,
        editing: undefined,
      });
    },
  };
}

export const BoardContext = createContext<Board | undefined>(undefined);

export function useBoard(): Board {
  const board = useContext(BoardContext);
  if (!board) throw new Error('useBoard needs a BoardContext above it.');
  return board;
}

export function useBoardUi<Part>(select: (ui: BoardUi) => Part): Part {
  return useStore(useBoard().ui, select);
}

/** The zoom in whole percent, for showing. */
export function useZoomPercent(): number {
  const { camera } = useBoard();
  return useSyncExternalStore(camera.subscribe, () => Math.round(camera.viewport().zoom * 100));
}

/** Shows the drags of the others while they last. */
function followDrags({ presence }: BoardSession, scene: Scene): () => void {
  let shown = new Set<number>();
  return presence.subscribeMotion(() => {
    const dragging = new Set<number>();
    for (const { clientId } of presence.getPeers()) {
      const { drag } = presence.getActivity(clientId);
      if (!drag) continue;
      dragging.add(clientId);
      scene.setDrag(`peer ${clientId}`, drag);
    }
    for (const clientId of shown) if (!dragging.has(clientId)) scene.setDrag(`peer ${clientId}`, undefined);
    shown = dragging;
  });
}

function announceHolding({ presence }: BoardSession, ui: BoardUiStore): () => void {
  return ui.subscribe(({ selection, editing }, before) => {
    if (selection === before.selection && editing === before.editing) return;
    presence.announce({
      selection: selection.size > 0 ? [...selection].slice(0, 100) : undefined,
      editing: editing?.id,
    });
  });
}

/** What others delete is no longer selected nor edited. */
function forgetWhatIsGone(scene: Scene, ui: BoardUiStore): () => void {
  return scene.subscribe(() => {
    const { selection, editing, relation } = ui.getState();
    const standing = [...selection].filter((id) => scene.get(id));
    if (standing.length < selection.size) ui.setState({ selection: new Set(standing) });
    if (editing && !scene.get(editing.id)) ui.setState({ editing: undefined });
    if (relation && !scene.relations().has(relation)) ui.setState({ relation: undefined });
  });
}
