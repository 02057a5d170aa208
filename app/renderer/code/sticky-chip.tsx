import { KINDS } from '#models/metamodel/kinds.ts';
import type { BoardElement } from '#models/metamodel/model.ts';
import { printRoute } from '../app/route.ts';
import { messages } from '../messages/messages.ts';
import { useHead, useSession } from '../session/session-context.ts';
import classes from './sticky-chip.module.css';

interface StickyChipProps {
  readonly id: string;
  readonly element: BoardElement;
}

/** A sticky that code comes from, in its colour; a click leads to it on the wall. */
export function StickyChip({ id, element }: StickyChipProps) {
  const { boardId } = useSession();
  const { legend } = useHead();
  const kind = legend?.[element.kind] ?? KINDS[element.kind].label;
  return (
    <a
      className={classes.chip}
      style={{ background: `var(--sticky-${element.kind})` }}
      href={printRoute({ screen: 'board', boardId, place: 'board', select: id })}
      title={messages.code.toWall(kind, element.text)}
    >
      {element.text}
    </a>
  );
}
