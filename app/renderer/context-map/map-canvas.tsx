import { Button, useComputedColorScheme } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { ConnectionMode, ReactFlow } from '@xyflow/react';
import { useMemo, useRef } from 'react';
import type { Finding } from '#models/metamodel/finding.ts';
import type { Model } from '#models/metamodel/model.ts';
import { messages } from '../messages/messages.ts';
import { ContextBox, type ContextNode } from './context-box.tsx';
import classes from './context-map.module.css';
import { mapScene } from './map-scene.ts';
import type { MapSelection } from './map-selection.ts';
import { type RelationshipEdge, RelationshipLine } from './relationship-line.tsx';
import { useChoiceInView } from './use-choice-in-view.ts';
import { useMapDrag, useMapGestures } from './use-map-gestures.ts';

const texts = messages.map;
const nodeTypes = { context: ContextBox };
const edgeTypes = { relationship: RelationshipLine };
const centre: [number, number] = [0.5, 0.5];
const fitting = { padding: 0.16, maxZoom: 1.1 };

interface MapCanvasProps {
  readonly contexts: Model['contexts'];
  readonly relationships: Model['relationships'];
  readonly findings: readonly Finding[];
  readonly selection: MapSelection | undefined;
  readonly onSelect: (selection: MapSelection | undefined) => void;
  /** Delete was pressed while something is chosen. */
  readonly onRemove: () => void;
}

/** Boxes to drag and lines to draw between them. */
export function MapCanvas({
  contexts,
  relationships,
  findings,
  selection,
  onSelect,
  onRemove,
}: MapCanvasProps) {
  const surface = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme('light');
  const drag = useMapDrag();
  const scene = useMemo(
    () => mapScene({ contexts, relationships, findings, dragged: drag.dragged, selection }),
    [contexts, relationships, findings, drag.dragged, selection],
  );
  const { places } = scene;
  const gestures = useMapGestures({ surface, contexts, places, drag, selection, onSelect, onRemove });
  useChoiceInView(surface, selection, scene);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a double click and keys add to what the buttons inside can do
    <div
      ref={surface}
      className={classes.surface}
      onDoubleClick={gestures.doubleClick}
      onKeyDown={gestures.pressKey}
    >
      <ReactFlow<ContextNode, RelationshipEdge>
        className={classes.flow ?? ''}
        nodes={scene.nodes}
        edges={scene.edges}
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
        onNodesChange={gestures.changeNodes}
        onEdgesChange={gestures.changeEdges}
        onConnect={gestures.connect}
      />
      {scene.nodes.length === 0 && <Teaching />}
      <Button
        className={classes.add ?? ''}
        leftSection={<IconPlus size={16} aria-hidden />}
        title={texts.addHint}
        onClick={gestures.addAtCentre}
      >
        {texts.add}
      </Button>
    </div>
  );
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
