import type { BoardElement } from '#models/metamodel/model.ts';
import { MarkedText } from '../../glossary/marked-text.tsx';
import { SayInstead } from '../../glossary/say-instead.tsx';
import { useTermMarks } from '../../glossary/term-marks.ts';
import { messages } from '../../messages/messages.ts';
import { MAX_TEXT_SIZE, MIN_TEXT_SIZE, textBox } from './sticky-box.ts';
import classes from './sticky-node.module.css';
import { LINE_HEIGHT } from './text-fit.ts';
import { fitStickyText } from './text-measure.ts';

interface StickyTextProps {
  readonly id: string;
  readonly element: BoardElement;
  readonly width: number;
  readonly height: number;
}

/** The text of a sticky in the largest size that fits; what does not fit at all fades out. Only ever text. */
export function StickyText({ id, element, width, height }: StickyTextProps) {
  const box = textBox(width, height);
  const { fontSize, lines, clipped } = fitStickyText(
    element.text,
    box.width,
    box.height,
    MIN_TEXT_SIZE,
    MAX_TEXT_SIZE,
  );
  const shown = lines.join('\n');
  const marks = useTermMarks(id, shown);
  return (
    <>
      <div
        className={classes.text}
        data-text
        data-clipped={clipped || undefined}
        style={{ fontSize, lineHeight: LINE_HEIGHT }}
      >
        <MarkedText text={shown} marks={marks} />
      </div>
      {clipped && <span className={classes.more}>{messages.board.more}</span>}
      <SayInstead marks={marks} />
    </>
  );
}
