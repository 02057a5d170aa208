import { type KeyboardEvent, useEffect } from 'react';
import type { BoardElement } from '#models/metamodel/model.ts';
import { SayInstead } from '../../glossary/say-instead.tsx';
import { useTermMarks } from '../../glossary/term-marks.ts';
import { messages } from '../../messages/messages.ts';
import { useSharedText } from '../../session/shared-text.ts';
import { useKindName } from '../../session/use-kind-name.ts';
import { addCustomaryNext, addNext } from '../commands/add-stickies.ts';
import { useBoard } from '../state/board.ts';
import { stopEditing } from '../state/editing.ts';
import { MAX_TEXT_SIZE, MIN_TEXT_SIZE, textBox } from './sticky-box.ts';
import classes from './sticky-node.module.css';
import { LINE_HEIGHT } from './text-fit.ts';
import { fitStickyText } from './text-measure.ts';

interface StickyTextEditorProps {
  readonly id: string;
  readonly element: BoardElement;
  readonly width: number;
  readonly height: number;
}

/** A sticky's text while it is being typed, in place; others may type in it at the same time. */
export function StickyTextEditor({ id, element, width, height }: StickyTextEditorProps) {
  const board = useBoard();
  const nameOf = useKindName();
  const { ref, value, change } = useSharedText('elements', id, 'text');
  const box = textBox(width, height);
  const { fontSize, lines } = fitStickyText(value, box.width, box.height, MIN_TEXT_SIZE, MAX_TEXT_SIZE);
  const marks = useTermMarks(id, value);

  useEffect(() => {
    const field = ref.current;
    field?.focus({ preventScroll: true });
    field?.select();
  }, [ref]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') stopEditing(board, 'back');
    else if (event.key === 'Enter' && !event.shiftKey && element.kind !== 'text') {
      stopEditing(board);
      addNext(board);
    } else if (event.key === 'Tab' && !event.shiftKey) {
      stopEditing(board);
      addCustomaryNext(board);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <>
      <textarea
        ref={ref}
        className={`${classes.editor} nopan nowheel`}
        aria-label={messages.board.stickyLabel(nameOf(element.kind), value)}
        rows={Math.max(1, lines.length)}
        spellCheck
        style={{ fontSize, lineHeight: LINE_HEIGHT, width: box.width, maxHeight: box.height }}
        value={value}
        onChange={(event) => change(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={() => {
          if (board.ui.getState().editing?.id === id) stopEditing(board);
        }}
      />
      <SayInstead marks={marks} />
    </>
  );
}
