import type { TermMark } from '#models/views/recognised-terms.ts';
import { messages } from '../messages/messages.ts';
import classes from './say-instead.module.css';

/**
 * The words to say instead of those to avoid, at the foot of a sticky where a whole room can read them. Says nothing to
 * screen readers: the marks in the text already do.
 */
export function SayInstead({ marks }: { readonly marks: readonly TermMark[] }) {
  const replacements = marks.flatMap((mark) => (mark.kind === 'avoid' ? [mark.replacement] : []));
  if (replacements.length === 0) return null;
  return (
    <div className={classes.strip} aria-hidden>
      <span className={classes.word}>{messages.words.mark.say([...new Set(replacements)].join(', '))}</span>
    </div>
  );
}
