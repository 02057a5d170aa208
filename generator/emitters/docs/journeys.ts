import type { Journey, JourneyStep } from '#models/metamodel/journey.ts';
import { printDuration } from '../../phases/print/durations.ts';
import { printBlocks, toMarkdown } from '../../phases/print/markdown.ts';
import type { GeneratedFile } from '../../phases/print/source.ts';
import { type Handbook, nameOf, orNameless, page } from './handbook.ts';

/** `docs/journeys.md`: the ways through all contexts, as the team tells them; nothing when it tells none. */
export function emitJourneysPage(handbook: Handbook): readonly GeneratedFile[] {
  const journeys = Object.entries(handbook.model.journeys).toSorted(([one], [other]) =>
    one < other ? -1 : 1,
  );
  if (journeys.length === 0) {
    return [];
  }
  const text = printBlocks(
    '# Journeys',
    'Ways through all contexts. `npm test` walks each of them, `npm run demo` tells them.',
    ...journeys.flatMap(([, journey]) => printJourney(handbook, journey)),
  );
  return [page('docs/journeys.md', text)];
}

function printJourney(handbook: Handbook, { name, description, steps }: Journey): readonly string[] {
  const lines = steps.map((step, index) => `${index + 1}. ${printStep(handbook, step)}`);
  return [`## ${orNameless(name)}`, toMarkdown(description ?? ''), lines.join('\n')];
}

function printStep(handbook: Handbook, step: JourneyStep): string {
  if ('command' in step) {
    const who = step.actor === undefined ? '' : `${nameOf(handbook, step.actor)}: `;
    const then =
      'error' in step.then
        ? `is refused: ${orNameless(step.then.error)}`
        : printEvents(
            handbook,
            step.then.events.map(({ event }) => event),
          );
    return `${who}**${nameOf(handbook, step.command)}** → ${then}`;
  }
  if ('readModel' in step) {
    return `${nameOf(handbook, step.readModel)}, ${toMarkdown(step.query)}: ${step.rows.length} shown`;
  }
  if ('system' in step) {
    const answer = step.error === undefined ? 'other data' : toMarkdown(step.error);
    return `${nameOf(handbook, step.system)} answers "${toMarkdown(step.operation)}" with ${answer}`;
  }
  const then = printEvents(
    handbook,
    (step.then?.events ?? []).map(({ event }) => event),
  );
  return `${toMarkdown(printDuration(step.later))} later${then === '' ? '' : ` → ${then}`}`;
}

function printEvents(handbook: Handbook, events: readonly Parameters<typeof nameOf>[1][]): string {
  return events.map((event) => nameOf(handbook, event)).join(', ');
}
