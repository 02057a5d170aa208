import { useReactFlow } from '@xyflow/react';
import { type RefObject, useEffect, useEffectEvent } from 'react';
import { centreOf, type Rect } from '#models/metamodel/geometry.ts';
import { boxAt, lineArea, shiftBetween } from './map-geometry.ts';
import type { MapScene } from './map-scene.ts';
import type { MapSelection } from './map-selection.ts';

const cameraMs = 160;

/** Moves the view as little as needed to show what was just chosen, beside the panel that opened with it. */
export function useChoiceInView(
  surface: RefObject<HTMLElement | null>,
  selection: MapSelection | undefined,
  scene: MapScene,
): void {
  const flow = useReactFlow();
  const bringIntoView = useEffectEvent(() => {
    const view = surface.current?.getBoundingClientRect();
    const area = selection && areaOf(selection, scene);
    if (!view || !area) return;
    const { x, y, zoom } = flow.getViewport();
    const at = flow.flowToScreenPosition(centreOf(area));
    const dx = shiftBetween(view.left, view.right, at.x, area.width * zoom);
    const dy = shiftBetween(view.top, view.bottom, at.y, area.height * zoom);
    if (dx !== 0 || dy !== 0) void flow.setViewport({ x: x + dx, y: y + dy, zoom }, { duration: cameraMs });
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a choice, not with every change of the map
  useEffect(() => {
    // The panel that opens with the choice takes its room first.
    const frame = requestAnimationFrame(bringIntoView);
    return () => cancelAnimationFrame(frame);
  }, [selection?.section, selection?.id]);
}

function areaOf({ section, id }: MapSelection, { places, edges }: MapScene): Rect | undefined {
  if (section === 'contexts') {
    const place = places.get(id);
    return place && boxAt(place);
  }
  const line = edges.find((edge) => edge.id === id)?.data?.line;
  return line && lineArea(line);
}
