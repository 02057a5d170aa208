import { Button } from '@mantine/core';
import { useSaveBoard } from '../board-files/use-board-files.ts';
import { messages } from '../messages/messages.ts';
import { useStatus } from '../session/session-context.ts';
import classes from './refused-banner.module.css';

/** Says why the server sent this window away for good, and how to keep the work. */
export function RefusedBanner() {
  const refused = useStatus((status) => status.refused);
  const save = useSaveBoard();
  if (!refused) return null;
  return (
    <div className={classes.banner} role="alert">
      <p>
        <strong>{messages.refused.title}.</strong> {messages.refused.explain(refused.reason)}
      </p>
      <Button size="compact-sm" variant="default" onClick={save}>
        {messages.refused.save}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => location.reload()}>
        {messages.refused.reload}
      </Button>
    </div>
  );
}
