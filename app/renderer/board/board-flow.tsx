import '@xyflow/react/dist/base.css';
import { type Node, ReactFlow, ReactFlowProvider, useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect, useSyncExternalStore } from 'react';
import classes from './board-flow.module.css';
import { MAX_ZOOM, MIN_ZOOM } from './scene/camera.ts';
import { useBoard } from './state/board.ts';
import { createWindowNodes } from './state/window-nodes.ts';
import { StickyNode } from './sticky/sticky-node.tsx';

const nodeTypes = { sticky: StickyNode };
const noNodes: Node[] = [];
const middleMouseButton = [1];

/** The stickies near the screen as elements of the page, and how the view is panned and zoomed. */
export function BoardFlow() {
  return (
    <ReactFlowProvider>
      <Flow />
    </ReactFlowProvider>
  );
}

function Flow() {
  const nodes = useWindowNodes();
  return (
    <ReactFlow
      className={classes.flow ?? ''}
      nodes={nodes}
      edges={[]}
      nodeTypes={nodeTypes}
      minZoom={MIN_ZOOM}
      maxZoom={MAX_ZOOM}
      panOnScroll
      panOnDrag={middleMouseButton}
      zoomOnDoubleClick={false}
      nodesDraggable={false}
      nodesConnectable={false}
      nodesFocusable={false}
      elementsSelectable={false}
      elevateNodesOnSelect={false}
      disableKeyboardA11y
      deleteKeyCode={null}
      selectionKeyCode={null}
      multiSelectionKeyCode={null}
      zoomActivationKeyCode={null}
      proOptions={{ hideAttribution: true }}
    >
      <CameraLink />
    </ReactFlow>
  );
}

function useWindowNodes(): Node[] {
  const board = useBoard();
  const source = useWindowNodesSource(board);
  return useSyncExternalStore(source.subscribe, source.get, () => noNodes);
}

const sources = new WeakMap<object, ReturnType<typeof createWindowNodes>>();

function useWindowNodesSource(board: ReturnType<typeof useBoard>) {
  let source = sources.get(board);
  if (!source) {
    source = createWindowNodes(board);
    sources.set(board, source);
  }
  return source;
}

/** Tells the camera where React Flow looks, in the same frame, and lets it move the view. */
function CameraLink() {
  const { camera } = useBoard();
  const flow = useReactFlow();
  const store = useStoreApi();
  useEffect(() => {
    const layer = createMovingLayer(() => store.getState().domNode?.querySelector('.react-flow__viewport'));
    const tell = () => {
      const {
        transform: [x, y, zoom],
        width,
        height,
      } = store.getState();
      const before = camera.viewport();
      const size = camera.size();
      if (before.x === x && before.y === y && before.zoom === zoom) {
        if (size.width === width && size.height === height) return;
      }
      camera.moved({ x, y, zoom }, { width, height });
      if (before.zoom === zoom) layer.hold();
      else layer.release();
    };
    const detach = camera.attach({
      setViewport: (viewport, duration) => {
        flow.setViewport(viewport, { duration }).catch(() => {
          // Another movement took over before this one arrived.
        });
      },
    });
    tell();
    const stop = store.subscribe(tell);
    return () => {
      stop();
      detach();
      layer.release();
    };
  }, [camera, flow, store]);
  return null;
}

const restMs = 200;

/**
 * Keeps the stickies in a layer of their own while they are only shifted, so that a pan repaints none of them. At rest
 * and while zooming they are painted anew: a layer that was scaled is blurred.
 */
function createMovingLayer(find: () => HTMLElement | null | undefined) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const release = () => {
    clearTimeout(timer);
    timer = undefined;
    find()?.style.removeProperty('will-change');
  };
  return {
    release,
    hold() {
      if (timer === undefined) find()?.style.setProperty('will-change', 'transform');
      clearTimeout(timer);
      timer = setTimeout(release, restMs);
    },
  };
}
