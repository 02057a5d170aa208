import { ActionIcon, Button, Loader, Paper, Tooltip } from '@mantine/core';
import { IconCode } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { DesktopBridge } from '#app/shared/desktop-bridge.ts';
import type { Response } from '#app/shared/ipc-contract.ts';
import { printBoardFile } from '#models/metamodel/board-file.ts';
import { messages } from '../messages/messages.ts';
import { useSession } from '../session/session-context.ts';
import classes from './desktop-controls.module.css';

const words = messages.desktop;

type Generation =
  | { readonly kind: 'running'; readonly progress: string }
  | { readonly kind: 'done'; readonly answer: Exclude<Response<'code:generate'>, { kind: 'cancelled' }> };

/** Writes the board's code into a folder that the person picks, with progress, until called off. */
export function GenerationControl({ desktop }: { readonly desktop: DesktopBridge }) {
  const { store } = useSession();
  const [generation, setGeneration] = useState<Generation>();

  useEffect(
    () =>
      desktop.onNews('code:progress', ({ step }) =>
        setGeneration((now) =>
          now?.kind === 'running' ? { kind: 'running', progress: words.steps[step] } : now,
        ),
      ),
    [desktop],
  );

  const run = async () => {
    setGeneration({ kind: 'running', progress: words.generating });
    const answer = await desktop.ask('code:generate', { text: printBoardFile(store.getModel()) });
    setGeneration(answer.kind === 'cancelled' ? undefined : { kind: 'done', answer });
  };

  return (
    <>
      <Tooltip label={words.generate}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={words.generate}
          disabled={generation?.kind === 'running'}
          onClick={run}
        >
          <IconCode size={18} />
        </ActionIcon>
      </Tooltip>
      {generation && (
        <Paper className={classes.card} role="status" data-panel>
          {generation.kind === 'running' ? (
            <>
              <p className={classes.progress}>
                <Loader size={14} aria-hidden /> {generation.progress}
              </p>
              <Button size="compact-sm" variant="default" onClick={() => desktop.ask('code:cancel', {})}>
                {words.cancel}
              </Button>
            </>
          ) : (
            <>
              <Outcome answer={generation.answer} />
              <Button size="compact-sm" variant="default" onClick={() => setGeneration(undefined)}>
                {words.close}
              </Button>
            </>
          )}
        </Paper>
      )}
    </>
  );
}

function Outcome({ answer }: { readonly answer: Extract<Generation, { kind: 'done' }>['answer'] }) {
  if (answer.kind === 'refused') {
    return (
      <div>
        <strong>{words.notGenerated}</strong>
        <p className={classes.message}>{answer.message}</p>
      </div>
    );
  }
  return (
    <div>
      <strong>{answer.folder}</strong>
      <p className={classes.message}>{words.generated(answer.written, answer.unchanged, answer.deleted)}</p>
      {answer.owed.length > 0 && (
        <>
          <p className={classes.message}>{words.owed}</p>
          <ul className={classes.owed}>
            {answer.owed.map((owing) => (
              <li key={owing}>{owing}</li>
            ))}
          </ul>
        </>
      )}
      <p className={classes.message}>{words.next}</p>
    </div>
  );
}
