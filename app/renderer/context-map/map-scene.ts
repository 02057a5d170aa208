import type { Finding } from '#models/metamodel/finding.ts';
import type { Point } from '#models/metamodel/geometry.ts';
import type { Model } from '#models/metamodel/model.ts';
import { contextMapLayout, MAP_BOX } from '#models/views/context-map-layout.ts';
import { messages } from '../messages/messages.ts';
import { contextTint } from '../theme/context-tint.ts';
import { boxHandles, type ContextNode } from './context-box.tsx';
import { findingsAbout } from './map-findings.ts';
import { mapLines } from './map-geometry.ts';
import type { MapSelection } from './map-selection.ts';
import type { RelationshipEdge } from './relationship-line.tsx';

/** What React Flow shows of the map. */
export interface MapScene {
  readonly places: ReadonlyMap<string, Point>;
  readonly nodes: ContextNode[];
  readonly edges: RelationshipEdge[];
}

interface SceneSource {
  readonly contexts: Model['contexts'];
  readonly relationships: Model['relationships'];
  readonly findings: readonly Finding[];
  /** Where boxes are at this moment that somebody here drags. */
  readonly dragged: ReadonlyMap<string, Point>;
  readonly selection: MapSelection | undefined;
}

/** Boxes and lines of the map, in the order of their ids, with sizes and handles given so that nothing is measured. */
export function mapScene({ contexts, relationships, findings, dragged, selection }: SceneSource): MapScene {
  const places = new Map<string, Point>([...contextMapLayout({ contexts, relationships }), ...dragged]);
  const isSelected = (section: MapSelection['section'], id: string) =>
    selection?.section === section && selection.id === id;
  const nodes = Object.entries(contexts).map(([id, context]): ContextNode => {
    const [x, y] = places.get(id) ?? [0, 0];
    return {
      id,
      type: 'context',
      position: { x, y },
      width: MAP_BOX.width,
      height: MAP_BOX.height,
      measured: { width: MAP_BOX.width, height: MAP_BOX.height },
      handles: boxHandles,
      selected: isSelected('contexts', id),
      ariaLabel: messages.map.box(context.name),
      data: { context, tint: `var(${contextTint(contexts, id)})` },
    };
  });
  const edges = mapLines(relationships, places).flatMap((line): RelationshipEdge[] => {
    const relationship = Object.entries(relationships).find(([id]) => id === line.id)?.[1];
    if (!relationship) return [];
    const { type, upstream, downstream } = relationship;
    const nameOf = (id: typeof upstream) => contexts[id]?.name ?? '';
    return [
      {
        id: line.id,
        type: 'relationship',
        source: upstream,
        target: downstream,
        sourceHandle: 'right',
        targetHandle: 'left',
        selected: isSelected('relationships', line.id),
        ariaLabel: messages.map.line(messages.map.types[type], nameOf(upstream), nameOf(downstream)),
        data: { line, relationship, severity: findingsAbout(findings, line.id)[0]?.severity },
      },
    ];
  });
  return { places, nodes, edges };
}
