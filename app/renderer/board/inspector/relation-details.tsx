import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { messages } from '../../messages/messages.ts';
import { useEntry } from '../../session/session-context.ts';
import { removeSelection } from '../commands/change-elements.ts';
import { useBoard } from '../state/board.ts';
import classes from './inspector.module.css';

const words = messages.inspector;

/** One relation in a sentence, and how to remove it. */
export function RelationDetails({ id }: { readonly id: string }) {
  const board = useBoard();
  const relation = useEntry('relations', id);
  const from = useEntry('elements', relation?.from ?? '');
  const to = useEntry('elements', relation?.to ?? '');
  if (!relation) return null;
  return (
    <div className={classes.body}>
      <p className={classes.sentence}>
        <strong>{from?.text || words.empty}</strong> {messages.relations[relation.type]}{' '}
        <strong>{to?.text || words.empty}</strong>
      </p>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconTrash size={15} />}
        onClick={() => removeSelection(board)}
      >
        {words.disconnect}
      </Button>
    </div>
  );
}
