import { ActionIcon, Tooltip } from '@mantine/core';
import { IconChevronsRight, IconInfoCircle } from '@tabler/icons-react';
import { messages } from '../../messages/messages.ts';
import { useBoard, useBoardUi } from '../board.ts';
import { ElementDetails } from './element-details.tsx';
import classes from './inspector.module.css';
import { RelationDetails } from './relation-details.tsx';
import { SelectionDetails } from './selection-details.tsx';

const words = messages.inspector;

/** Details of what is selected, beside the wall. Folds to a button; with nothing selected it is not there. */
export function Inspector() {
  const { ui } = useBoard();
  const isOpen = useBoardUi((state) => state.inspectorOpen);
  const selection = useBoardUi((state) => state.selection);
  const relation = useBoardUi((state) => state.relation);
  const [first] = selection;
  if (first === undefined && !relation) return null;
  if (!isOpen) {
    return (
      <Tooltip label={words.unfold} position="left">
        <ActionIcon
          className={classes.unfold}
          variant="default"
          size="lg"
          aria-label={words.unfold}
          data-panel
          onClick={() => ui.setState({ inspectorOpen: true })}
        >
          <IconInfoCircle size={18} />
        </ActionIcon>
      </Tooltip>
    );
  }
  return (
    <aside className={classes.inspector} aria-label={words.title} data-panel>
      <ActionIcon
        className={classes.fold}
        variant="subtle"
        color="gray"
        aria-label={words.fold}
        onClick={() => ui.setState({ inspectorOpen: false })}
      >
        <IconChevronsRight size={18} />
      </ActionIcon>
      {relation && <RelationDetails id={relation} />}
      {selection.size === 1 && first !== undefined && <ElementDetails key={first} id={first} />}
      {selection.size > 1 && <SelectionDetails />}
    </aside>
  );
}
