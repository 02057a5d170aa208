import { type Connection, type EdgeChange, type NodeChange, useReactFlow } from '@xyflow/react';
import { type KeyboardEvent, type MouseEvent, type RefObject, useState } from 'react';
import { addContext } from '#models/edits/add-context.ts';
import { addRelationship } from '#models/edits/add-relationship.ts';
import { dropContexts } from '#models/edits/drop-contexts.ts';
import type { Point } from '#models/metamodel/geometry.ts';
import type { ContextId, RelationshipId } from '#models/metamodel/ids.ts';
import type { Model } from '#models/metamodel/model.ts';
import { messages } from '../messages/messages.ts';
import { useEdit } from '../session/edit.ts';
import { newId } from '../session/new-id.ts';
import type { ContextNode } from './context-box.tsx';
import { freePlace } from './map-geometry.ts';
import { changeSelection, type MapSelection } from './map-selection.ts';
import type { RelationshipEdge } from './relationship-line.tsx';

type Places = ReadonlyMap<string, Point>;

/** Where boxes are while somebody here drags them; nothing of it is in the document. */
export interface MapDrag {
  readonly dragged: Places;
  readonly setDragged: (places: Places) => void;
}

const noDrag: Places = new Map();

export function useMapDrag(): MapDrag {
  const [dragged, setDragged] = useState(noDrag);
  return { dragged, setDragged };
}

interface GestureContext {
  readonly surface: RefObject<HTMLElement | null>;
  readonly contexts: Model['contexts'];
  /** Where all boxes are shown. */
  readonly places: Places;
  readonly drag: MapDrag;
  readonly selection: MapSelection | undefined;
  readonly onSelect: (selection: MapSelection | undefined) => void;
  readonly onRemove: () => void;
}

/** What people do on the map, turned into edits: each gesture is one step to undo, a drag writes on its drop only. */
export function useMapGestures({ contexts, places, drag, selection, onSelect, ...rest }: GestureContext) {
  const edit = useEdit();
  const add = useAddContext({ contexts, places, onSelect });

  const select = (next: MapSelection | undefined) => {
    if (next !== selection) onSelect(next);
  };
  const changeNodes = (changes: NodeChange<ContextNode>[]) => {
    select(changeSelection(selection, 'contexts', changes));
    const moved = new Map(drag.dragged);
    let isDrop = false;
    for (const change of changes) {
      if (change.type !== 'position' || !change.position) continue;
      moved.set(change.id, [change.position.x, change.position.y]);
      // Arrow keys move a box at once; a pointer first drags and then drops.
      if (!change.dragging) isDrop = true;
    }
    if (isDrop) {
      drag.setDragged(noDrag);
      edit((editor) => dropContexts(editor, contexts, places, moved));
    } else if (moved.size > 0) drag.setDragged(moved);
  };
  const changeEdges = (changes: EdgeChange<RelationshipEdge>[]) =>
    select(changeSelection(selection, 'relationships', changes));
  const connect = ({ source, target }: Connection) => {
    if (source === target) return;
    const id = newId<RelationshipId>();
    const ends = { upstream: source as ContextId, downstream: target as ContextId };
    edit((editor) => addRelationship(editor, id, ends));
    onSelect({ section: 'relationships', id });
  };
  const addAtCentre = () => {
    const box = rest.surface.current?.getBoundingClientRect();
    if (box) add({ x: box.left + box.width / 2, y: box.top + box.height / 2 });
  };
  const doubleClick = (event: MouseEvent) => {
    const isPane = event.target instanceof Element && event.target.classList.contains('react-flow__pane');
    if (isPane) add({ x: event.clientX, y: event.clientY });
  };
  const pressKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onSelect(undefined);
    if ((event.key === 'Delete' || event.key === 'Backspace') && selection) rest.onRemove();
  };
  return { changeNodes, changeEdges, connect, addAtCentre, doubleClick, pressKey };
}

/** Adds a context at a point of the screen, or beside what stands there, and chooses it. */
function useAddContext({
  contexts,
  places,
  onSelect,
}: Pick<GestureContext, 'contexts' | 'places' | 'onSelect'>) {
  const flow = useReactFlow();
  const edit = useEdit();
  return (screen: { readonly x: number; readonly y: number }) => {
    const { x, y } = flow.screenToFlowPosition(screen);
    const id = newId<ContextId>();
    const at = freePlace([x, y], places.values());
    edit((editor) => addContext(editor, contexts, places, { id, name: messages.map.newName, at }));
    onSelect({ section: 'contexts', id });
  };
}
