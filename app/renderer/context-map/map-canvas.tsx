import { Button, useComputedColorScheme } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import {
  type Connection,
  ConnectionMode,
  type EdgeChange,
  type NodeChange,
  ReactFlow,
  useReactFlow,
} from '@xyflow/react';
import {
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Finding } from '#models/metamodel/finding.ts';
import type { ContextId, RelationshipId } from '#models/metamodel/ids.ts';
import type { Model } from '#models/metamodel/model.ts';
import type { MapPoint } from '#models/views/context-map-layout.ts';
import { useEdit } from '../controls/edit.ts';
import { messages } from '../messages/messages.ts';
import { newId } from '../session/new-id.ts';
import { ContextBox, type ContextNode } from './context-box.tsx';
import classes from './context-map.module.css';
import { addContext, addRelationship, dropContexts } from './map-edits.ts';
import { boxAt, freePlace, lineArea, type MapRectangle, shiftInto } from './map-geometry.ts';
import { mapScene } from './map-scene.ts';
import { changeSelection, type MapSelection } from './map-selection.ts';
import { type RelationshipEdge, RelationshipLine } from './relationship-line.tsx';

const texts = messages.map;
const nodeTypes = { context: ContextBox };
const edgeTypes = { relationship: RelationshipLine };
const centre: [number, number] = [0.5, 0.5];
const fitting = { padding: 0.16, maxZoom: 1.1 };
const cameraMs = 160;
const noDrag: ReadonlyMap<string, MapPoint> = new Map();

interface MapCanvasProps {
  readonly contexts: Model['contexts'];
  readonly relationships: Model['relationships'];
  readonly findings: readonly Finding[];
  readonly selection: MapSelection | undefined;
  readonly onSelect: (selection: MapSelection | undefined) => void;
  /** Delete was pressed while something is chosen. */
  readonly onRemove: () => void;
}

/** Boxes to drag and lines to draw between them. A drag is one write, on its drop. */
export function MapCanvas({
  contexts,
  relationships,
  findings,
  selection,
  onSelect,
  onRemove,
}: MapCanvasProps) {
  const [dragged, setDragged] = useState(noDrag);
  const surface = useRef<HTMLDivElement>(null);
  const flow = useReactFlow();
  const edit = useEdit();
  const scheme = useComputedColorScheme('light');
  const { places, nodes, edges } = useMemo(
    () => mapScene({ contexts, relationships, findings, dragged, selection }),
    [contexts, relationships, findings, dragged, selection],
  );

  const bringSelectionIntoView = useEffectEvent(() => {
    const view = surface.current?.getBoundingClientRect();
    const box = selection && placeOf(selection, places, edges);
    if (!view || !box) return;
    const { x, y, zoom } = flow.getViewport();
    const at = flow.flowToScreenPosition(box);
    const dx = shiftInto(view.left, view.right, at.x, box.width * zoom);
    const dy = shiftInto(view.top, view.bottom, at.y, box.height * zoom);
    if (dx !== 0 || dy !== 0) void flow.setViewport({ x: x + dx, y: y + dy, zoom }, { duration: cameraMs });
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a choice, not with every change of the map
  useEffect(() => {
    // The panel that opens with the choice takes its room first.
    const frame = requestAnimationFrame(bringSelectionIntoView);
    return () => cancelAnimationFrame(frame);
  }, [selection?.section, selection?.id]);

  const changeNodes = (changes: NodeChange<ContextNode>[]) => {
    const next = changeSelection(selection, 'contexts', changes);
    if (next !== selection) onSelect(next);
    const moved = new Map(dragged);
    let dropped = false;
    for (const change of changes) {
      if (change.type !== 'position' || !change.position) continue;
      moved.set(change.id, [change.position.x, change.position.y]);
      // Arrow keys move a box at once; a pointer first drags and then drops.
      if (!change.dragging) dropped = true;
    }
    if (dropped) drop(moved);
    else if (moved.size > 0) setDragged(moved);
  };
  const changeEdges = (changes: EdgeChange<RelationshipEdge>[]) => {
    const next = changeSelection(selection, 'relationships', changes);
    if (next !== selection) onSelect(next);
  };
  const drop = (moved: ReadonlyMap<string, MapPoint>) => {
    setDragged(noDrag);
    edit((editor) => dropContexts(editor, contexts, places, moved));
  };
  const connect = ({ source, target }: Connection) => {
    if (source === target) return;
    const id = newId<RelationshipId>();
    edit((editor) =>
      addRelationship(editor, id, { upstream: source as ContextId, downstream: target as ContextId }),
    );
    onSelect({ section: 'relationships', id });
  };
  const add = (screen: { readonly x: number; readonly y: number }) => {
    const { x, y } = flow.screenToFlowPosition(screen);
    const id = newId<ContextId>();
    const at = freePlace([x, y], places.values());
    edit((editor) => addContext(editor, contexts, places, { id, name: texts.newName, at }));
    onSelect({ section: 'contexts', id });
  };
  const addAtCentre = () => {
    const box = surface.current?.getBoundingClientRect();
    if (box) add({ x: box.left + box.width / 2, y: box.top + box.height / 2 });
  };
  const doubleClick = (event: MouseEvent) => {
    const isPane = event.target instanceof Element && event.target.classList.contains('react-flow__pane');
    if (isPane) add({ x: event.clientX, y: event.clientY });
  };
  const pressKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onSelect(undefined);
    if ((event.key === 'Delete' || event.key === 'Backspace') && selection) onRemove();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a double click and keys add to what the buttons inside can do
    <div ref={surface} className={classes.surface} onDoubleClick={doubleClick} onKeyDown={pressKey}>
      <ReactFlow<ContextNode, RelationshipEdge>
        className={classes.flow ?? ''}
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        nodeOrigin={centre}
        colorMode={scheme}
        connectionMode={ConnectionMode.Loose}
        connectionRadius={60}
        minZoom={0.2}
        maxZoom={2.5}
        fitView
        fitViewOptions={fitting}
        panOnScroll
        zoomOnDoubleClick={false}
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        proOptions={{ hideAttribution: true }}
        onNodesChange={changeNodes}
        onEdgesChange={changeEdges}
        onConnect={connect}
      />
      {nodes.length === 0 && <Teaching />}
      <Button
        className={classes.add ?? ''}
        leftSection={<IconPlus size={16} aria-hidden />}
        title={texts.addHint}
        onClick={addAtCentre}
      >
        {texts.add}
      </Button>
    </div>
  );
}

/** The area that shows what is chosen. */
function placeOf(
  { section, id }: MapSelection,
  places: ReadonlyMap<string, MapPoint>,
  edges: readonly RelationshipEdge[],
): MapRectangle | undefined {
  if (section === 'contexts') {
    const place = places.get(id);
    return place && boxAt(place);
  }
  const line = edges.find((edge) => edge.id === id)?.data?.line;
  return line && lineArea(line);
}

function Teaching() {
  return (
    <div className={classes.teaching}>
      <h2>{texts.empty.title}</h2>
      {texts.empty.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
