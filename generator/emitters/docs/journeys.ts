import type { Journey, JourneyStep } from '#models/metamodel/journey.ts';
import { compareTexts } from '#models/metamodel/json.ts';
import type { ExampleValues } from '#models/metamodel/scenario.ts';
import { parseDuration } from '#models/views/example-values.ts';
import { printDuration } from '../../phases/print/durations.ts';
import { printBlocks, toMarkdown } from '../../phases/print/markdown.ts';
import type { GeneratedFile } from '../../phases/print/source.ts';
import { type Handbook, nameOf, orNameless, page } from './handbook.ts';

/**
 * `docs/journeys.md`: the ways through all contexts, as the team tells them; nothing when it tells none. `walked` are those
 * that the generated code can be led through.
 */
export function emitJourneysPage(handbook: Handbook, walked: ReadonlySet<string>): readonly GeneratedFile[] {
  const journeys = Object.entries(handbook.model.journeys).toSorted(([one], [other]) =>
    one < other ? -1 : 1,
  );
  if (journeys.length === 0) {
    return [];
  }
  // One that is only begun leads nowhere yet.
  const isWalked = ([id, { steps }]: (typeof journeys)[number]) => steps.length === 0 || walked.has(id);
  const areWalked = journeys.map(isWalked);
  const text = printBlocks(
    '# Journeys',
    `Ways through all contexts. ${describeWalks(areWalked)}`,
    ...journeys.flatMap((entry) =>
      printJourney(handbook, entry[1], isWalked(entry) || !areWalked.includes(true)),
    ),
  );
  return [page('docs/journeys.md', text)];
}

function describeWalks(walks: readonly boolean[]): string {
  if (!walks.includes(true)) {
    return 'None of them leads through the contexts of this project alone: `npm test` and `npm run demo` leave them out.';
  }
  return walks.includes(false)
    ? '`npm test` walks those that lead through the contexts of this project alone, `npm run demo` tells them; the others are marked.'
    : '`npm test` walks each of them, `npm run demo` tells them.';
}

function printJourney(
  handbook: Handbook,
  { name, description, steps }: Journey,
  isUnmarked: boolean,
): readonly string[] {
  const lines = steps.map((step, index) => `${index + 1}. ${printStep(handbook, step)}`);
  return [
    `## ${orNameless(name)}`,
    toMarkdown(description ?? ''),
    isUnmarked ? '' : '_Leads through other contexts too._',
    lines.join('\n'),
  ];
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
    return `${nameOf(handbook, step.readModel)}, ${toMarkdown(step.query)}: ${printRows(step.rows)}`;
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

const mostRows = 3;
const mostValues = 3;

/** What somebody sees, by its first rows and their first values. */
function printRows(rows: readonly ExampleValues[]): string {
  if (rows.length === 0) return 'nothing';
  const told = rows.slice(0, mostRows).map(printRow);
  if (told.includes('')) return rows.length === 1 ? 'one row' : `${rows.length} rows`;
  const more = rows.length > mostRows ? [`${rows.length - mostRows} more`] : [];
  return [...told, ...more].join('; ');
}

/** Ids and what holds more than one value tell people nothing. */
function printRow(row: ExampleValues): string {
  const entries = Object.entries(row).toSorted(([one], [other]) => compareTexts(one, other));
  const parts = entries.flatMap(([name, value]) => {
    if (typeof value === 'object' || (typeof value === 'string' && value.startsWith('{'))) return [];
    return [`${toMarkdown(name)} ${printValue(value)}`];
  });
  return parts.slice(0, mostValues).join(', ');
}

function printValue(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  return parseDuration(value) === undefined ? `"${toMarkdown(value)}"` : toMarkdown(printDuration(value));
}

function printEvents(handbook: Handbook, events: readonly Parameters<typeof nameOf>[1][]): string {
  return events.map((event) => nameOf(handbook, event)).join(', ');
}
