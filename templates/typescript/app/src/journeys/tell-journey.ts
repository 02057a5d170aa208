import type { JourneyStep } from './journey.js';
import type { JournalEntry } from './world.js';

/** A step and what it led to, as lines for a terminal. `wordsOf` gives the team's words for a message, if it has any. */
export function tellStep(
  step: JourneyStep,
  happened: readonly JournalEntry[],
  wordsOf: (messageName: string) => string | undefined,
): readonly string[] {
  // A published message is the twin of one that is told already.
  const events = happened.flatMap(({ context, name }) => {
    const words = wordsOf(name);
    return words === undefined
      ? []
      : [`      ${context.charAt(0).toUpperCase()}${context.slice(1)}: ${words}`];
  });
  return [`  ${headline(step)}`, ...events];
}

function headline(step: JourneyStep): string {
  switch (step.kind) {
    case 'wish':
      return `${step.who ?? 'Somebody'}: ${step.what}${'refusal' in step.leadsTo ? `  (refused: ${step.leadsTo.refusal})` : ''}`;
    case 'answer':
      return `${step.who} will answer: ${step.what}`;
    case 'pause':
      return `... ${inWords(step.duration)} later`;
    case 'look':
      return `${step.what} shows ${step.rows.length} ${step.rows.length === 1 ? 'row' : 'rows'}`;
  }
}

const units = { W: 'week', D: 'day', H: 'hour', M: 'minute', S: 'second' } as const;

/** "P20D" is "20 days". */
function inWords(duration: string): string {
  const parts = [...duration.matchAll(/(\d+(?:\.\d+)?)([WDHMS])/g)].map(([, count = '', unit = 'D']) => {
    const word = units[unit as keyof typeof units];
    return `${count} ${word}${count === '1' ? '' : 's'}`;
  });
  return parts.join(', ') || duration;
}
