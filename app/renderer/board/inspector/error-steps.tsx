import { Anchor, Button } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { stopsCode } from '#models/findings/guards-code.ts';
import { messages } from '../../messages/messages.ts';
import { printRoute } from '../../navigation/route.ts';
import { findingsOf, useFindings } from '../../session/findings.ts';
import { jumpTo } from '../commands/board-commands.ts';
import { byTimeline } from '../commands/navigation.ts';
import { type Board, useBoard } from '../state/board.ts';
import classes from './inspector.module.css';

const words = messages.findings;

/** From a sticky with an error to the next one, and to the list of all. */
export function ErrorSteps({ id }: { readonly id: string }) {
  const board = useBoard();
  const errors = useFindings().filter(stopsCode).length;
  const next = nextWithError(board, id);
  return (
    <nav className={classes.errorSteps} aria-label={words.steps}>
      {next !== undefined && (
        <Button
          size="compact-sm"
          variant="default"
          rightSection={<IconArrowRight size={15} />}
          onClick={() => jumpTo(board, next)}
        >
          {words.next}
        </Button>
      )}
      <Anchor
        size="sm"
        href={printRoute({ screen: 'board', boardId: board.session.boardId, place: 'code', get: true })}
      >
        {words.all(errors)}
      </Anchor>
    </nav>
  );
}

/** What has an error after this, from left to right; after the last comes the first. */
function nextWithError({ session, scene }: Board, id: string): string | undefined {
  const places = [...findingsOf(session.store).withErrors()].flatMap((each) => {
    const rect = scene.rectOf(each);
    return rect === undefined ? [] : [{ each, rect }];
  });
  const inOrder = places.sort((one, other) => byTimeline(one.rect, other.rect)).map(({ each }) => each);
  const next = inOrder[(inOrder.indexOf(id) + 1) % inOrder.length];
  return next === id ? undefined : next;
}
