import { messages } from '../../messages/messages.ts';
import { printRoute } from '../../navigation/route.ts';
import { useEntry, useSession } from '../../session/session-context.ts';
import { useKindName } from '../../session/use-kind-name.ts';
import classes from './sticky-chip.module.css';

interface StickyChipProps {
  readonly id: string;
  /** Beside the wall: selects it there. Default: the click leads to the wall. */
  readonly onSelect?: (id: string) => void;
}

/** A sticky that code comes from, in its colour; a click leads to it on the wall. Nothing when it is gone. */
export function StickyChip({ id, onSelect }: StickyChipProps) {
  const { boardId } = useSession();
  const nameOf = useKindName();
  const element = useEntry('elements', id);
  if (element === undefined) return null;
  const kind = nameOf(element.kind);
  return (
    <a
      className={classes.chip}
      style={{ background: `var(--sticky-${element.kind})` }}
      href={printRoute({ screen: 'board', boardId, place: 'board', select: id })}
      title={messages.code.toWall(kind, element.text)}
      onClick={(event) => {
        if (onSelect === undefined) return;
        event.preventDefault();
        onSelect(id);
      }}
    >
      {element.text.trim() || kind}
    </a>
  );
}
