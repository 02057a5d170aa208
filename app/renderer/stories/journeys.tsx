import { StickyChip } from '../code/files/sticky-chip.tsx';
import { messages } from '../messages/messages.ts';
import type { Piece, TellingJourney } from './journey-steps.ts';
import classes from './journeys.module.css';

const words = messages.stories.journeys;

/** Ways through the whole board, told step by step; each unfolds by itself. */
export function Journeys({ journeys }: { readonly journeys: readonly TellingJourney[] }) {
  if (journeys.length === 0) return null;
  return (
    <section className={classes.journeys} aria-label={words.title}>
      <h2>
        {words.title} <span>{words.count(journeys.length)}</span>
      </h2>
      {journeys.map(({ id, name, description, steps }) => (
        <details key={id} className={classes.journey}>
          <summary>
            {name} <span>{words.steps(steps.length)}</span>
          </summary>
          {description !== undefined && <p className={classes.quiet}>{description}</p>}
          <ol>
            {steps.map(({ sentence, values, outcome }, position) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same may happen twice; order is what tells steps apart
              <li key={position}>
                <Pieces pieces={sentence} />
                {values.length > 0 && <small className={classes.quiet}>{values.join(' · ')}</small>}
                {outcome.length > 0 && (
                  <div className={classes.outcome}>
                    {words.then} <Pieces pieces={outcome} />
                  </div>
                )}
              </li>
            ))}
          </ol>
        </details>
      ))}
    </section>
  );
}

function Pieces({ pieces }: { readonly pieces: readonly Piece[] }) {
  return pieces.map((piece, position) =>
    typeof piece === 'string' ? (
      ` ${piece} `
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the same event may come twice; order is what tells them apart
      <StickyChip key={position} id={piece.sticky} />
    ),
  );
}
