import { Button, Stack } from '@mantine/core';
import { IconCopy, IconFrame, IconTrash } from '@tabler/icons-react';
import { messages } from '../../messages/messages.ts';
import { frameSelection, removeSelection } from '../commands/change-elements.ts';
import { duplicateSelection } from '../commands/clipboard.ts';
import { useBoard, useBoardUi } from '../state/board.ts';
import classes from './inspector.module.css';

const words = messages.inspector;

/** What can be done with several things at once. */
export function SelectionDetails() {
  const board = useBoard();
  const count = useBoardUi((ui) => ui.selection.size);
  const actions = [
    [words.frame, IconFrame, frameSelection],
    [words.duplicate, IconCopy, duplicateSelection],
    [words.remove, IconTrash, removeSelection],
  ] as const;
  return (
    <div className={classes.body}>
      <h2 className={classes.title}>{words.many(count)}</h2>
      <Stack gap="xs">
        {actions.map(([label, Icon, run]) => (
          <Button
            key={label}
            variant="default"
            justify="flex-start"
            leftSection={<Icon size={16} />}
            onClick={() => run(board)}
          >
            {label}
          </Button>
        ))}
      </Stack>
    </div>
  );
}
