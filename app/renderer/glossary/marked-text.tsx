import { Fragment } from 'react';
import type { TermMark } from '#models/views/recognised-terms.ts';
import { messages } from '../messages/messages.ts';
import classes from './marked-text.module.css';

interface MarkedTextProps {
  readonly text: string;
  readonly marks: readonly TermMark[];
}

/**
 * A text with its terms underlined and its words to avoid marked, each with the word to say instead. Changes no
 * letter and no width, so that a text fits with marks where it fits without.
 */
export function MarkedText({ text, marks }: MarkedTextProps) {
  let done = 0;
  const parts = marks
    .filter((mark) => mark.end <= text.length)
    .map((mark) => {
      const before = text.slice(done, mark.start);
      done = mark.end;
      return { mark, before };
    });
  return (
    <>
      {parts.map(({ mark, before }) => (
        <Fragment key={mark.start}>
          {before}
          <Mark mark={mark} word={text.slice(mark.start, mark.end)} />
        </Fragment>
      ))}
      {text.slice(done)}
    </>
  );
}

function Mark({ mark, word }: { readonly mark: TermMark; readonly word: string }) {
  if (mark.kind === 'term') {
    return (
      <span
        className={classes.term}
        data-term={mark.term}
        data-foreign={mark.foreign || undefined}
        title={mark.foreign ? messages.words.mark.foreign : undefined}
      >
        {word}
      </span>
    );
  }
  const explanation = messages.words.mark.avoid(mark.replacement, mark.reason ?? '');
  return (
    <mark className={classes.avoid} data-term={mark.term} title={explanation}>
      {word}
      <span className="sr-only"> ({explanation})</span>
    </mark>
  );
}
