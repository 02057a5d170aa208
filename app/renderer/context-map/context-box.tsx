import { IconStarFilled, IconUser } from '@tabler/icons-react';
import { Handle, type Node, type NodeProps, Position } from '@xyflow/react';
import { type CSSProperties, memo } from 'react';
import type { BoundedContext } from '#models/metamodel/context-map.ts';
import { MAP_BOX } from '#models/views/context-map-layout.ts';
import { messages } from '../messages/messages.ts';
import classes from './context-box.module.css';

const texts = messages.map;

export type ContextNode = Node<{ readonly context: BoundedContext; readonly tint: string }, 'context'>;

const sides = [
  { id: 'top', position: Position.Top, x: MAP_BOX.width / 2, y: 0 },
  { id: 'right', position: Position.Right, x: MAP_BOX.width, y: MAP_BOX.height / 2 },
  { id: 'bottom', position: Position.Bottom, x: MAP_BOX.width / 2, y: MAP_BOX.height },
  { id: 'left', position: Position.Left, x: 0, y: MAP_BOX.height / 2 },
] as const;

/** Where lines may be drawn from, so that React Flow need not measure the boxes. */
export const boxHandles = sides.map((side) => ({ ...side, type: 'source' as const, width: 1, height: 1 }));

/** One context on the map: its name, how special it is, and whose it is. */
export const ContextBox = memo(function ContextBox({ data, selected }: NodeProps<ContextNode>) {
  const { context, tint } = data;
  const { subdomain, owner, external, purpose } = context;
  return (
    <div
      className={classes.box}
      data-class={subdomain?.class}
      data-external={external || undefined}
      data-selected={selected || undefined}
      style={{ '--tint': tint } as CSSProperties}
      title={purpose}
    >
      <div className={classes.name}>{context.name.trim() || texts.nameless}</div>
      <div className={classes.facts}>
        {subdomain && (
          <span className={classes.class} title={texts.classHints[subdomain.class]}>
            {subdomain.class === 'core' && <IconStarFilled size={12} aria-hidden />}
            {texts.classes[subdomain.class]}
          </span>
        )}
        {external && <span className={classes.external}>{texts.external}</span>}
        {owner && (
          <span className={classes.owner}>
            <IconUser size={13} aria-hidden />
            <span>{owner}</span>
          </span>
        )}
      </div>
      {sides.map(({ id, position }) => (
        <Handle
          key={id}
          id={id}
          className={classes.handle ?? ''}
          type="source"
          position={position}
          title={texts.drawHint}
        />
      ))}
    </div>
  );
});
