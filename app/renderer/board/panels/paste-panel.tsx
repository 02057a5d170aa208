import { Button, Group, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { messages } from '../../messages/messages.ts';
import { useNotify } from '../../notices/notices.tsx';
import { addLines, MAX_PASTED_LINES, splitLines } from '../commands/add-stickies.ts';
import { useBoard } from '../state/board.ts';
import { FloatingPanel } from './floating-panel.tsx';

const words = messages.paste;

/** Many stickies at once: a list, one a line. */
export function PastePanel() {
  const board = useBoard();
  const notify = useNotify();
  const [text, setText] = useState('');
  const lines = splitLines(text);
  const close = () => board.ui.setState({ panel: undefined });
  const add = () => {
    addLines(board, lines, 'event');
    if (lines.length > MAX_PASTED_LINES) notify({ message: words.tooMany(MAX_PASTED_LINES) });
    close();
  };
  return (
    <FloatingPanel label={words.title}>
      <Textarea
        label={words.title}
        description={words.hint}
        placeholder={words.placeholder}
        autosize
        minRows={6}
        maxRows={16}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={close}>
          {words.cancel}
        </Button>
        <Button disabled={lines.length === 0} onClick={add}>
          <Text inherit>{words.add(Math.min(lines.length, MAX_PASTED_LINES))}</Text>
        </Button>
      </Group>
    </FloatingPanel>
  );
}
