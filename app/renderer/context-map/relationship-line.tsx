import type { Edge, EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { PATTERNS, type Relationship } from '#models/metamodel/context-map.ts';
import { centreOf } from '#models/metamodel/geometry.ts';
import type { Severity } from '#models/metamodel/severity.ts';
import { messages } from '../messages/messages.ts';
import type { MapLine, MapTag } from './map-geometry.ts';
import classes from './relationship-line.module.css';

const texts = messages.map;

export type RelationshipEdge = Edge<
  {
    readonly line: MapLine;
    readonly relationship: Relationship;
    /** Of the worst finding about it. */
    readonly severity: Severity | undefined;
  },
  'relationship'
>;

const hitWidth = 24;

/** One relationship between two boxes with what stands at its ends and in its middle. */
export const RelationshipLine = memo(function RelationshipLine({
  data,
  selected,
}: EdgeProps<RelationshipEdge>) {
  if (!data) return null;
  const { line, relationship, severity } = data;
  const [x1, y1] = line.from;
  const [x2, y2] = line.to;
  return (
    <g
      className={classes.line}
      data-relationship={line.id}
      data-type={relationship.type}
      data-severity={severity}
      data-selected={selected || undefined}
    >
      <line className={classes.hit} x1={x1} y1={y1} x2={x2} y2={y2} strokeWidth={hitWidth} />
      <line className={classes.stroke} x1={x1} y1={y1} x2={x2} y2={y2} />
      {line.tags.map((tag) => (
        <Tag key={tag.at} tag={tag} relationship={relationship} />
      ))}
    </g>
  );
});

function Tag({ tag, relationship }: { readonly tag: MapTag; readonly relationship: Relationship }) {
  return (
    <g className={classes.tag} data-at={tag.at}>
      <title>{explain(tag, relationship)}</title>
      <rect
        x={tag.x}
        y={tag.y}
        width={tag.width}
        height={tag.height}
        rx={tag.at === 'middle' ? tag.height / 2 : 4}
      />
      <text {...centreOf(tag)}>{tag.text}</text>
    </g>
  );
}

/** The tag in whole words. */
function explain({ at }: MapTag, relationship: Relationship): string {
  if (at === 'middle') return texts.types[relationship.type];
  const patterns =
    (at === 'upstream' ? relationship.upstreamPatterns : relationship.downstreamPatterns) ?? [];
  return [
    texts[at],
    ...patterns.map((pattern) => `${PATTERNS[pattern].abbreviation}: ${texts.patterns[pattern]}`),
  ].join('\n');
}
