import { Button } from '@mantine/core';
import { IconBook2, IconClipboardText, IconLayoutGrid } from '@tabler/icons-react';
import { messages } from '../messages/messages.ts';
import { useNotify } from '../notices/notices.tsx';
import { fillBoard } from '../session/pending-models.ts';
import { loadSample, type SampleName } from '../session/samples.ts';
import classes from './empty-board.module.css';
import { useBoard } from './state/board.ts';
import { useScene } from './state/use-scene.ts';

const words = messages.empty;

/** What to do with an empty wall: three lines, three buttons. Goes away with the first sticky. */
export function EmptyBoard() {
  const board = useBoard();
  const notify = useNotify();
  const isEmpty = useScene((scene) => scene.index.size === 0);
  if (!isEmpty) return null;
  const fill = async (name: SampleName) => {
    try {
      fillBoard(board.session, await loadSample(name));
    } catch {
      // The browser's reason says nothing that a person could act on.
      notify({ message: messages.files.sampleMissing });
    }
  };
  return (
    <div className={classes.place}>
      <h1 className={classes.title}>{words.title}</h1>
      {words.lines.map((line) => (
        <p key={line} className={classes.line}>
          {line}
        </p>
      ))}
      <div className={classes.buttons} data-panel>
        <Button leftSection={<IconLayoutGrid size={18} />} onClick={() => fill('big-picture')}>
          {words.template}
        </Button>
        <Button variant="default" leftSection={<IconBook2 size={18} />} onClick={() => fill('bookly')}>
          {words.bookly}
        </Button>
        <Button
          variant="default"
          leftSection={<IconClipboardText size={18} />}
          onClick={() => board.ui.setState({ panel: 'paste' })}
        >
          {words.paste}
        </Button>
      </div>
    </div>
  );
}
